import { connect, createServer, type Socket } from 'node:net';

/** The line to a server, which can be cut. */
export interface Line {
  /** The server's address at this end of the line. */
  address: string;
  /** Breaks off what is under way, and every new connection. */
  cut(): void;
  /** Lets nothing through any more, and says nothing. */
  hang(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** Lays a line to a server of this machine. */
export async function startLine(to: string): Promise<Line> {
  const target = new URL(to);
  let state: 'MENDED' | 'CUT' | 'HANGING' = 'MENDED';
  const sockets = new Set<Socket>();
  const breakOff = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    if (state === 'CUT') {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (bytes) => {
        if (state !== 'HANGING') other.write(bytes);
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        if (state !== 'HANGING') other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${bound.port}${target.pathname}`,
    cut() {
      state = 'CUT';
      breakOff();
    },
    hang() {
      state = 'HANGING';
    },
    mend() {
      state = 'MENDED';
      breakOff();
    },
    async stop() {
      breakOff();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
