import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type ControlRequest, controlReply } from './controlMessages.ts';
import { findProvince } from './provinceFile.ts';

/** Stopping a member lets its requests finish. */
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Asks the province that runs in a home, and gives its answer's lines.
 * @throws ShafafError `PROVINCE_NOT_RUNNING`, or `BAD_USER_INPUT` with what the province said.
 */
export async function askProvince(home: string, request: ControlRequest): Promise<string[]> {
  const path = findProvince(home)?.control;
  if (path === undefined) throw notRunning(home);
  const line = await new Promise<string>((resolve, reject) => {
    const socket = createConnection(path);
    socket.setTimeout(PATIENCE_MILLISECONDS, () => socket.destroy());
    socket.once('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    socket.once('error', () => reject(notRunning(home)));
    socket.once('close', () => reject(notRunning(home)));
    createInterface({ input: socket })
      .once('line', resolve)
      .on('error', () => undefined);
  });
  const reply = controlReply.parse(JSON.parse(line));
  if ('error' in reply) throw new ShafafError('BAD_USER_INPUT', reply.error);
  return reply.lines;
}

function notRunning(home: string): ShafafError {
  return new ShafafError('PROVINCE_NOT_RUNNING', `No province runs in ${home}.`);
}
