import { createServer, type Server, type Socket } from 'node:net';

/** As much of a Redis server as keeping rates takes, over its own protocol (RESP2), since none can be had from the package registry. */
export interface SmallRedis {
  url: string;
  /** How often something was counted. */
  readonly counted: number;
  /** Breaks connections off, and takes no new ones while it is away. */
  setAway(isAway: boolean): void;
  stop(): Promise<void>;
}

interface Counter {
  value: number;
  endsAt: number;
}

export async function startSmallRedis(): Promise<SmallRedis> {
  const counters = new Map<string, Counter>();
  const sockets = new Set<Socket>();
  let counted = 0;
  let away = false;
  const breakOff = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    if (away) socket.destroy();
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      received += part;
      for (let read = readCommand(received); read !== null; read = readCommand(received)) {
        received = received.slice(read.length);
        socket.write(answer(read.words));
      }
    });
  });

  /** What `EVAL script 1 key points seconds …` of the library's script does. */
  function count(key: string, points: number, seconds: number): string {
    counted++;
    const now = Date.now();
    const before = counters.get(key);
    const counter = before === undefined || before.endsAt <= now ? { value: 0, endsAt: now + seconds * 1_000 } : before;
    counter.value += points;
    counters.set(key, counter);
    return `*2\r\n:${counter.value}\r\n:${counter.endsAt - now}\r\n`;
  }

  function answer([name = '', ...words]: string[]): string {
    switch (name.toUpperCase()) {
      case 'INFO': {
        const text = 'redis_version:7.0.0\r\nloading:0\r\n';
        return `$${text.length}\r\n${text}\r\n`;
      }
      case 'EVALSHA':
        return '-NOSCRIPT No matching script. Please use EVAL.\r\n';
      case 'EVAL':
        return count(words[2] ?? '', Number(words[3]), Number(words[4]));
      default:
        return '+OK\r\n';
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    get counted() {
      return counted;
    },
    setAway(isAway) {
      away = isAway;
      if (away) breakOff();
    },
    async stop() {
      breakOff();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A command, `*2\r\n$3\r\nGET\r\n$1\r\na\r\n`, at the beginning of a text; null while it is not there whole. */
function readCommand(text: string): { words: string[]; length: number } | null {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (head === null) return null;
  const words: string[] = [];
  let at = head[0].length;
  for (let i = 0; i < Number(head[1]); i++) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at));
    if (size === null) return null;
    at += size[0].length;
    const length = Number(size[1]);
    if (text.length < at + length + 2) return null;
    words.push(text.slice(at, at + length));
    at += length + 2;
  }
  return { words, length: at };
}
