import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';

/** A folder for each job in a member's home: its file while it is published, and afterwards the rows that were rejected. */
export class JobFolders {
  readonly #root: string;

  constructor(home: string) {
    this.#root = join(home, 'publications');
  }

  /** Makes the folder of a new job. */
  async make(id: string): Promise<void> {
    // What is published may hold more than what will be public.
    await mkdir(this.#folder(id), { recursive: true, mode: 0o700 });
  }

  /** Where the job's file stands until it is published. */
  source(id: string): string {
    return join(this.#folder(id), 'source');
  }

  /** Gives the file of one job to another, whose own is gone. */
  async takeSource(from: string, to: string): Promise<void> {
    await this.make(to);
    await rename(this.source(from), this.source(to));
  }

  /** Where its rejected rows stand. */
  rejects(id: string, kind: 'csv' | 'ndjson'): string {
    return join(this.#folder(id), `rejects.${kind}`);
  }

  /** Removes the job's file: it is published, or will not be. */
  async removeSource(id: string): Promise<void> {
    await rm(this.source(id), { force: true });
  }

  /** Removes all that there is of a job. */
  async remove(id: string): Promise<void> {
    await rm(this.#folder(id), { recursive: true, force: true });
  }

  /** Removes the folders that nothing was put into since a time, but for those of jobs that go on. */
  async sweep(before: Date, goingOn: ReadonlySet<string>): Promise<void> {
    for (const id of await this.#ids()) {
      if (goingOn.has(id)) continue;
      const { mtime } = await stat(this.#folder(id));
      if (mtime < before) await this.remove(id);
    }
  }

  /** Removes the files of all jobs, for none goes on. */
  async removeSources(): Promise<void> {
    for (const id of await this.#ids()) await this.removeSource(id);
  }

  async #ids(): Promise<string[]> {
    try {
      return await readdir(this.#root);
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  #folder(id: string): string {
    return join(this.#root, id);
  }
}
