import { readFileSync } from 'node:fs';
import { parseProfile } from './ObligationProfile.ts';

const file = new URL('../../data/obligations.json', import.meta.url);

/** The profile that comes with the program, until the operator of a directory loads another. Its sources stand in itself. */
export const usualProfile = parseProfile(JSON.parse(readFileSync(file, 'utf8')));
