import { sql } from 'kysely';
import { connect } from './connect.ts';

/** A Postgres server on which we may make databases. */
export interface DatabaseServer {
  /** The address of one of its databases. */
  url(database: string): string;
  hasDatabase(name: string): Promise<boolean>;
  /** Makes a database, empty or as a copy of another that nobody is connected to. */
  createDatabase(name: string, options?: { template?: string }): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  /** Ends our own connections; the server runs on. */
  close(): Promise<void>;
}

/** The server that an address names, reached through the address's own database. */
export function databaseServer(address: string): DatabaseServer {
  const db = connect<Record<string, never>>(address, { max: 4, applicationName: 'shafaf databases' });
  return {
    url: (database) => {
      const url = new URL(address);
      url.pathname = `/${encodeURIComponent(database)}`;
      return url.href;
    },
    hasDatabase: async (name) => {
      const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(db);
      return rows.length > 0;
    },
    createDatabase: async (name, { template } = {}) => {
      // A copied file is written once, a logged one twice. Made anew, text is compared bytewise and letters are Unicode's: under
      // LC_CTYPE C, Persian text has no trigrams.
      const how =
        template === undefined
          ? sql`template template0 encoding 'UTF8' locale_provider libc lc_collate 'C' lc_ctype 'C.UTF-8'`
          : sql`template ${sql.id(template)} strategy file_copy`;
      await sql`create database ${sql.id(name)} ${how}`.execute(db);
    },
    dropDatabase: async (name) => {
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(db);
    },
    close: () => db.destroy(),
  };
}
