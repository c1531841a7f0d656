import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import { enterExtension } from '@shafaf/directory/extensions/enterExtension';
import { startNeighbours } from '@shafaf/extension-neighbours/startNeighbours';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';

/** The extensions that run beside a province on one machine. */
export interface RunningExtensions {
  stop(): Promise<void>;
}

const NAME = 'neighbours';

/** Runs the example of an extension in the name of the governorate, where it ran last if that port is free, and lists it in the directory. */
export async function startExtensions(
  register: Kysely<DirectoryDatabase>,
  directoryUrl: string,
  logger: Logger,
): Promise<RunningExtensions> {
  const earlier = await register.selectFrom('extensions').select('address').where('name', '=', NAME).executeTakeFirst();
  const on = (port: number) => startNeighbours({ directoryUrl, port, logger: logger.child({ part: `extension ${NAME}` }) });
  const neighbours = await on(earlier === undefined ? 0 : Number(new URL(earlier.address).port)).catch(() => on(0));
  await enterExtension(register, { name: NAME, body: 'east-azerbaijan-governorate', address: neighbours.address });
  return neighbours;
}
