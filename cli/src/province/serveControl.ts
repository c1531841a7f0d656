import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { type ControlReply, type ControlRequest, controlRequest } from './controlMessages.ts';

/** The socket through which a running province takes orders. */
export interface ControlSocket {
  path: string;
  close(): Promise<void>;
}

/** A socket's path must fit into 104 bytes on macOS and 108 on Linux, with a closing NUL. */
const LONGEST_PATH = 103;

/** Listens in the home, or where its path is too long for a socket in a new folder of the temporary one. Only the owner may connect. */
export async function serveControl(home: string, answer: (request: ControlRequest) => Promise<string[]>): Promise<ControlSocket> {
  const inHome = join(home, 'control.sock');
  const fits = Buffer.byteLength(inHome) <= LONGEST_PATH;
  // mkdtemp makes folders that only the owner may enter.
  const path = fits ? inHome : join(mkdtempSync(join(tmpdir(), 'shafaf-')), 'control.sock');
  const remove = () => rmSync(fits ? path : dirname(path), { recursive: true, force: true });
  if (fits) remove();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Whoever asked may be gone before the answer.
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).once('line', (line) => {
      void replyTo(line, answer).then((reply) => socket.end(`${JSON.stringify(reply)}\n`));
    });
  });
  // Made closed: a mode set afterwards would leave a moment in which others could connect.
  const umask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(umask);
  }
  chmodSync(path, 0o600);
  return {
    path,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      remove();
    },
  };
}

async function replyTo(line: string, answer: (request: ControlRequest) => Promise<string[]>): Promise<ControlReply> {
  try {
    return { lines: await answer(controlRequest.parse(JSON.parse(line))) };
  } catch (error) {
    return { error: messageOf(error) };
  }
}
