import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';

/**
 * Runs what begins to listen on a port, and says clearly when the port is somebody else's.
 * @throws ShafafError `PORT_TAKEN`, and whatever else `start` throws.
 */
export async function listening<Server>(port: number, start: () => Promise<Server>): Promise<Server> {
  try {
    return await start();
  } catch (error) {
    if (systemErrorCode(error) === 'EADDRINUSE') throw portTaken(port);
    throw error;
  }
}

/** The error for a port that somebody else listens on. */
export function portTaken(port: number): ShafafError {
  return new ShafafError('PORT_TAKEN', `Port ${port} is taken by another program.`);
}
