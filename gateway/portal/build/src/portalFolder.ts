import { fileURLToPath } from 'node:url';

/** The folder `gateway/portal`, with a slash behind it. */
export const portalFolder: string = fileURLToPath(new URL('../..', import.meta.url));
