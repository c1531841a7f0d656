import { join } from 'node:path';
import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import { provinceMembers } from '@shafaf/directory/members/provinceMembers';
import { prepareDirectory } from '@shafaf/directory/prepareDirectory';
import { startDirectory } from '@shafaf/directory/startDirectory';
import { ensureKeyFile, publicKeysPath, readKeyFile, writePublicKeys } from '@shafaf/gateway/signing/keyFile';
import { keysFromFile } from '@shafaf/gateway/signing/keysFromFile';
import { connect } from '@shafaf/shared/database/connect';
import { type DatabaseServer, databaseServer } from '@shafaf/shared/database/databaseServer';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { developmentNetwork } from '@shafaf/shared/network/NetworkPolicy';
import { isPortFree } from '@shafaf/shared/postgres/freePort';
import { lockHome } from '@shafaf/shared/postgres/lockHome';
import { startEmbeddedPostgres } from '@shafaf/shared/postgres/startEmbeddedPostgres';
import { readAccessOptions } from '../accessOptions.ts';
import { DIRECTORY_DATABASE, memberDatabaseName } from '../databaseNames.ts';
import { gatewayKeysPath } from '../gatewayKeysPath.ts';
import { portTaken } from '../listening.ts';
import { memberHome } from '../memberHome.ts';
import { identityOf } from '../registeredBody.ts';
import { reportFolders, staleMilliseconds } from '../settings.ts';
import { type MemberControl, memberControl } from './memberControl.ts';
import type { MemberSettings } from './memberSettings.ts';
import { prepareDatabases } from './prepareDatabases.ts';
import { prepareHome } from './prepareHome.ts';
import { findProvince, type ProvinceFile, writeProvince } from './provinceFile.ts';
import { registerAddresses } from './registerAddresses.ts';
import { serveControl } from './serveControl.ts';
import { startExtensions } from './startExtensions.ts';
import { startMembersProcess } from './startMembersProcess.ts';

/** What to serve and where. */
export interface ProvinceOptions {
  home: string;
  host: string;
  /** The gateway's. */
  port: number;
  /** A server on which databases may be made; the embedded one when left out. */
  databaseUrl?: string;
  /** Whether members whose databases are empty get sample records. */
  samples: boolean;
  /** Told of the progress, for people. */
  report: (line: string) => void;
}

/** A province that answers. */
export interface RunningProvince {
  file: ProvinceFile;
  stop(): Promise<void>;
}

/** Members started at a time: enough to keep two processors busy. */
const AT_A_TIME = 6;
const PROGRESS_EVERY = 24;

/**
 * Serves a whole province on this machine: Postgres, the directory, every member with a port and a database of its own, and the gateway.
 * @throws ShafafError `PORT_TAKEN`, `HOME_IN_USE`, `HOME_UNUSABLE`, `POSTGRES_UNAVAILABLE`; what had been started is stopped then.
 */
export async function startProvince(options: ProvinceOptions): Promise<RunningProvince> {
  const { home, report } = options;
  if (options.port !== 0 && !(await isPortFree(options.port, options.host))) throw portTaken(options.port);
  prepareHome(home);
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) await next();
  };
  try {
    stops.push(await lockHome(join(home, 'province.lock'), home));
    const file = await startParts(options, stops);
    writeProvince(home, file);
    return { file, stop };
  } catch (error) {
    await stop().catch((stopping: unknown) => report(`While stopping: ${String(stopping)}`));
    throw error;
  }
}

async function startParts(options: ProvinceOptions, stops: (() => Promise<void> | void)[]): Promise<ProvinceFile> {
  const { home, host, report } = options;
  const earlier = findProvince(home);
  const logger = createLogger('province');

  report(options.databaseUrl === undefined ? 'Starting Postgres …' : 'Looking for the Postgres of DATABASE_URL …');
  const server = await openServer(options, stops);
  await prepareDatabases(server, report);

  const register = connect<DirectoryDatabase>(server.url(DIRECTORY_DATABASE), { max: 4, logger });
  stops.push(() => register.destroy());
  await prepareDirectory(register);
  const serve = (port: number) => startDirectory({ database: register, port, logger: logger.child({ part: 'directory' }) });
  const directory = await serve(portOf(earlier?.directory)).catch(() => serve(0));
  stops.push(() => directory.stop());

  const keyFile = gatewayKeysPath(home);
  ensureKeyFile(keyFile);
  writePublicKeys(keyFile, readKeyFile(keyFile));

  report('Starting the members …');
  const members = startMembersProcess({
    report,
    onRestarted: async (back) => {
      await registerAddresses(register, back);
    },
  });
  stops.push(() => members.close());
  const control = memberControl(members, register);
  await startAll(control, settingsOf(options, server, earlier, publicKeysPath(keyFile)), report);
  for (const { code, address } of await control.registerAll())
    report(`${code} answers at ${address}, as its operator entered; it keeps that.`);

  const extensions = await startExtensions(register, directory.address, logger);
  stops.push(() => extensions.stop());

  const stale = staleMilliseconds();
  const { startGateway } = await import('@shafaf/gateway/startGateway');
  const gateway = await startGateway({
    directoryUrl: directory.address,
    network: developmentNetwork,
    host,
    port: options.port,
    sampleData: options.samples,
    keys: keysFromFile({ path: keyFile, logger }),
    access: readAccessOptions({}),
    reports: reportFolders(undefined),
    ...(stale !== undefined && { staleMilliseconds: stale }),
    logger: createLogger('gateway'),
  });
  stops.push(() => gateway.stop());
  await gateway.ready();
  const socket = await serveControl(home, (request) => control.answer(request));
  stops.push(() => socket.close());

  return {
    gateway: gateway.address,
    directory: directory.address,
    directoryDatabaseUrl: server.url(DIRECTORY_DATABASE),
    control: socket.path,
    members: control.members(),
  };
}

async function openServer({ home, databaseUrl, report }: ProvinceOptions, stops: (() => Promise<void> | void)[]): Promise<DatabaseServer> {
  if (databaseUrl !== undefined) {
    const server = databaseServer(databaseUrl);
    stops.push(() => server.close());
    return server;
  }
  const fill = (fresh: DatabaseServer) => prepareDatabases(fresh, report);
  const server = await startEmbeddedPostgres({ directory: join(home, 'postgres'), fill });
  stops.push(() => server.stop());
  for (const note of server.notes) report(note);
  return server;
}

function settingsOf(
  { home, samples }: ProvinceOptions,
  server: DatabaseServer,
  earlier: ProvinceFile | null,
  gatewayKeys: string,
): MemberSettings[] {
  const ports = new Map(earlier?.members.map(({ code, url }) => [code, portOf(url)]));
  return provinceMembers.map(({ code, nameFa, population }) => ({
    ...identityOf(code),
    nameFa,
    population,
    databaseUrl: server.url(memberDatabaseName(code)),
    home: memberHome(home, code),
    port: ports.get(code) ?? 0,
    gatewayKeys,
    samples,
  }));
}

/** Largest bodies first, since their samples take longest. */
async function startAll(control: MemberControl, settings: MemberSettings[], report: (line: string) => void): Promise<void> {
  const left = settings.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0));
  let done = 0;
  let samples = 0;
  const startNext = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const loaded = await control.start(next);
      samples += loaded;
      done++;
      if (done % PROGRESS_EVERY === 0 && done < settings.length) report(`  ${done} of ${settings.length} members`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, startNext));
  report(`  ${done} members${samples > 0 ? `, ${samples} sample records loaded` : ''}`);
}

/** The port of an address; 0 (any) when there is none. */
function portOf(address: string | undefined): number {
  return address === undefined ? 0 : Number(new URL(address).port);
}
