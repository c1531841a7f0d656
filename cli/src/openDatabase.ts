import { join } from 'node:path';
import { startEmbeddedPostgres } from '@shafaf/shared/postgres/startEmbeddedPostgres';

/** A database to work on. */
export interface OpenDatabase {
  url: string;
  /** Stops the server if it is ours. */
  close(): Promise<void>;
}

/** The database given, or else one of this name on the embedded Postgres in `home`, made when missing. */
export async function openDatabase(
  given: string | undefined,
  name: string,
  home: string,
  report: (line: string) => void,
): Promise<OpenDatabase> {
  if (given !== undefined) return { url: given, close: async () => undefined };
  const server = await startEmbeddedPostgres({ directory: join(home, 'postgres') });
  try {
    for (const note of server.notes) report(note);
    if (!(await server.hasDatabase(name))) await server.createDatabase(name);
    return { url: server.url(name), close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
