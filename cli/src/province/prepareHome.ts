import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';

/** Owner only; for root others may pass through, because root's Postgres runs as another user. */
const MODE = process.getuid?.() === 0 ? 0o711 : 0o700;

/**
 * Makes the folder that holds a province's data.
 * @throws ShafafError `HOME_UNUSABLE`.
 */
export function prepareHome(home: string): void {
  try {
    if (!existsSync(home)) {
      mkdirSync(home, { recursive: true });
      chmodSync(home, MODE);
    }
    accessSync(`${home}/.`, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ShafafError('HOME_UNUSABLE', `${home} cannot be used: ${messageOf(error)}`);
  }
}
