import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../shared/src/postgres/startEmbeddedPostgres.ts';

declare global {
  /** Ends what this run of the tests started. */
  var stopTestServer: (() => Promise<void>) | undefined;
}

/** Nothing here outlives the run, so nothing needs to reach the disk. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Starts one Postgres for the whole run in a temporary folder, unless TEST_DATABASE_URL names one. */
export default async function globalSetup(): Promise<void> {
  process.env.SHAFAF_TEST_RUN = `shafaf_test_${randomBytes(4).toString('hex')}`;
  if (process.env.TEST_DATABASE_URL !== undefined) {
    process.env.SHAFAF_TEST_SERVER = process.env.TEST_DATABASE_URL;
    return;
  }
  const directory = mkdtempSync(join(tmpdir(), 'shafaf-test-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  // Root's server runs as another user, who must be able to enter.
  chmodSync(directory, 0o711);
  try {
    const server = await startEmbeddedPostgres({ directory, settings: SETTINGS, elsewhere: join(directory, 'elsewhere') });
    process.env.SHAFAF_TEST_SERVER = server.url('postgres');
    globalThis.stopTestServer = async () => {
      await server.stop();
      remove();
    };
  } catch (error) {
    remove();
    throw error;
  }
}
