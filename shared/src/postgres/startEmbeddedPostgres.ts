import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type DatabaseServer, databaseServer } from '../database/databaseServer.ts';
import { choosePlaces, type Places } from './choosePlaces.ts';
import { freePort } from './freePort.ts';
import { initializeData, ROLE } from './initializeData.ts';
import { type LaunchedServer, launchServer, PortTaken } from './launchServer.ts';
import { stopLeftoverServer } from './leftoverServer.ts';
import { lockHome } from './lockHome.ts';
import { postgresBinaries } from './postgresBinaries.ts';
import { serverUser } from './serverUser.ts';

/** What to start and where. */
export interface EmbeddedPostgresOptions {
  /** Holds the data, the password and the port; made when missing. */
  directory: string;
  /** Told each line of the server's log. */
  log?: (line: string) => void;
  /** Further server settings, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
  /**
   * Puts first things into a new server, before anything else can reach it. Not done again; an attempt that is interrupted leaves
   * nothing behind. Nothing waits for the disk until it is done.
   */
  fill?: (server: DatabaseServer) => Promise<void>;
  /** Where root's server keeps what its user cannot reach in `directory`. */
  elsewhere?: string;
}

/** A Postgres of our own. */
export interface EmbeddedPostgres extends DatabaseServer {
  dataDirectory: string;
  /** What had to be put elsewhere or cleared away, for people. */
  notes: string[];
  /** Ends the server; sessions are cut, what is committed stays. */
  stop(): Promise<void>;
}

/**
 * 95 members with small pools fit into 600 connections. Little memory is shared because many small databases are served; the system's
 * file cache does the rest. Parallel workers and compiled expressions cost more than they bring on tables of this size.
 */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '600',
  shared_buffers: '64MB',
  work_mem: '8MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  autovacuum_naptime: '5min',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const PORT_TRIES = 5;

/**
 * Starts a Postgres from npm on a loopback port, with its data in `directory`. It asks for a password (kept in `directory/password`, mode
 * 0600), keeps its port while that is free, and stops when this process ends, however that comes about. Root's server runs as `postgres`
 * or `nobody`; what that user cannot reach is put elsewhere, and `notes` say where.
 * @throws ShafafError `POSTGRES_UNAVAILABLE` where it cannot run, `HOME_IN_USE` when another process runs one here, `HOME_UNUSABLE`
 *   when `directory` cannot be used.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const places = await choosePlaces(options.directory, postgresBinaries(), user, options.elsewhere ?? '/var/lib/shafaf');
  const unlock = await lockHome(`${places.data}.lock`, options.directory);
  try {
    const leftover = await stopLeftoverServer(places.data);
    const notes = [...places.notes];
    if (leftover !== null) notes.push(`A Postgres that an earlier run left behind (process ${leftover}) was stopped.`);
    const sync = options.settings?.fsync !== 'off';
    const launch = async (at: Places, password: string, settings: Record<string, string>) => {
      const { server, port } = await launchOnFreePort(join(dirname(at.data), 'port'), (port) =>
        launchServer(at, user, { ...SETTINGS, ...settings, port: String(port) }, options.log ?? (() => undefined)),
      );
      const databases = databaseServer(`postgres://${ROLE}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`);
      return { server, databases };
    };
    const { fill } = options;
    const password = await initializeData(places, join(options.directory, 'password'), user, sync, async (at, first) => {
      if (fill === undefined) return;
      const { server, databases } = await launch(at, first, { ...options.settings, fsync: 'off' });
      try {
        await fill(databases);
      } finally {
        await databases.close();
        await server.stop();
      }
    });
    const { server, databases } = await launch(places, password, options.settings ?? {});
    return {
      ...databases,
      dataDirectory: places.data,
      notes,
      stop: async () => {
        await databases.close();
        await server.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function launchOnFreePort(
  file: string,
  launch: (port: number) => Promise<LaunchedServer>,
): Promise<{ server: LaunchedServer; port: number }> {
  for (let tries = 1; ; tries++) {
    const port = await freePort(tries === 1 ? lastPort(file) : undefined);
    try {
      const server = await launch(port);
      writeFileSync(file, `${port}\n`);
      return { server, port };
    } catch (error) {
      if (!(error instanceof PortTaken) || tries === PORT_TRIES) throw error;
    }
  }
}

function lastPort(file: string): number | undefined {
  try {
    return z.coerce.number().int().min(1).max(65_535).parse(readFileSync(file, 'utf8').trim());
  } catch {
    return undefined;
  }
}
