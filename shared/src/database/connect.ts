import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { messageOf } from '../errors/messageOf.ts';
import { createLogger } from '../logging/createLogger.ts';
import { preparingPool } from './preparingPool.ts';
import { typeParsers } from './typeParsers.ts';

/** How a pool of connections behaves. */
export interface ConnectOptions {
  /** Connections at most; 10 when left out. */
  max?: number;
  /** An unused connection is closed after this; 10,000 when left out. */
  idleTimeoutMillis?: number;
  /** Name shown in `pg_stat_activity`. */
  applicationName?: string;
  /** Questions that each connection prepares when they come again, at most; none when left out. See `preparingPool`. */
  prepared?: number;
  /** Told the text of every statement, for tests that count them. */
  onQuery?: (sql: string) => void;
  logger?: Logger;
}

/**
 * A pool of connections to one database. Nothing is opened before the first statement. `date` comes as `YYYY-MM-DD` text, `bigint` and
 * `numeric` as decimal strings, `timestamptz` as `Date`, `json` parsed; the process-wide parsers of `pg` are left alone.
 *
 * A connection that breaks while idle (the server went away) is logged and replaced at the next statement.
 */
export function connect<Tables>(url: string, options: ConnectOptions = {}): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    idleTimeoutMillis: options.idleTimeoutMillis ?? 10_000,
    connectionTimeoutMillis: 10_000,
    application_name: options.applicationName ?? 'shafaf',
    types: typeParsers,
    allowExitOnIdle: true,
  });
  let logger = options.logger;
  pool.on('error', (error) => {
    // Closing a connection takes a moment, in which the server may go down.
    if (pool.ending) return;
    logger ??= createLogger('database');
    // Not the error itself: it carries the whole client.
    logger.warn({ reason: messageOf(error) }, 'an idle database connection was lost');
  });
  // The pool listens only to connections that are idle: one that breaks between two statements of a transaction would end the process. Its
  // next statement fails, which is enough.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const { onQuery } = options;
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: options.prepared === undefined ? pool : preparingPool(pool, options.prepared) }),
    ...(onQuery === undefined ? {} : { log: (event: { level: string; query: { sql: string } }) => onQuery(event.query.sql) }),
  });
}
