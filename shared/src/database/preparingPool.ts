import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Texts longer than this are made for one occasion. */
const LONGEST_TEXT = 8_000;
/** Texts met once that a connection remembers, to see whether they come again. */
const MOST_REMEMBERED = 500;
const COMMANDS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE'] as const;

/**
 * A pool whose connections prepare the questions that come again: the second time a `select` of the same text is asked, it becomes a
 * named statement, which Postgres reads once and mostly plans once. Of a keyset page that takes two thirds of the time. A prepared
 * statement holds some 100 kB in the server for as long as its connection stands, so each connection prepares `most` at most.
 */
export function preparingPool(pool: pg.Pool, most: number): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      // The same object each time: kysely knows a connection again by it.
      const known = clients.get(client) ?? preparingClient(client, most);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function preparingClient(client: pg.PoolClient, most: number): PostgresPoolClient {
  const nameOf = namesOfRepeated(most);
  return {
    query: (statement: unknown, values?: readonly unknown[]) => {
      // What is no text is a cursor, which `pg` reads in its own way.
      if (typeof statement !== 'string') return Reflect.apply(client.query, client, [statement]);
      return ask(client, { ...nameOf(statement), text: statement, values: [...(values ?? [])] });
    },
    release: () => client.release(),
  };
}

async function ask(client: pg.PoolClient, question: pg.QueryConfig) {
  const { command, rowCount, rows } = await client.query(question);
  return { command: COMMANDS.find((known) => known === command) ?? 'SELECT', rowCount: rowCount ?? 0, rows };
}

/** Gives each of the first `most` texts that come twice a name of its own; other texts get none. */
function namesOfRepeated(most: number): (text: string) => { name?: string } {
  const names = new Map<string, string>();
  const met = new Set<string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return { name: known };
    if (names.size >= most || text.length > LONGEST_TEXT || !/^\s*select\b/i.test(text)) return {};
    if (!met.has(text)) {
      if (met.size >= MOST_REMEMBERED) met.clear();
      met.add(text);
      return {};
    }
    met.delete(text);
    const name = `shafaf_${names.size}`;
    names.set(text, name);
    return { name };
  };
}
