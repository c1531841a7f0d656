import { request } from 'node:http';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { z } from 'zod';
import { runProgram } from './runProgram.ts';

// Takes what it is sent, as fast as it comes, and counts it: exports over HTTP, and what Postgres copies out.

const exportForm = z.object({ url: z.url() });
const copyForm = z.object({ databaseUrl: z.string(), statement: z.string() });

/** What came of a transfer. */
export const transferForm = z.object({
  seconds: z.number(),
  bytes: z.number(),
  /** Lines of text that ended. */
  lines: z.number(),
  /** What an export says of itself when it has ended. */
  coverage: z.string().nullable(),
});
type Transfer = z.infer<typeof transferForm>;

runProgram({
  export: async (given) => {
    const { url } = exportForm.parse(given);
    const began = performance.now();
    return new Promise<Transfer>((resolve, reject) => {
      request(url, (response) => {
        const count = counter();
        response.on('data', count.take);
        response.on('error', reject);
        response.on('end', () => resolve({ ...count.taken(began), coverage: response.trailers['shafaf-coverage'] ?? null }));
      })
        .on('error', reject)
        .end();
    });
  },
  copy: async (given) => {
    const { databaseUrl, statement } = copyForm.parse(given);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const began = performance.now();
      const count = counter();
      for await (const chunk of client.query(to(statement))) count.take(chunk);
      return { ...count.taken(began), coverage: null };
    } finally {
      await client.end();
    }
  },
});

function counter() {
  let [bytes, lines] = [0, 0];
  return {
    take: (chunk: Buffer) => {
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
    },
    taken: (began: number) => ({ seconds: (performance.now() - began) / 1_000, bytes, lines }),
  };
}
