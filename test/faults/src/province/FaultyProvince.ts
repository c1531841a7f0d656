import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import { provinceMembers } from '@shafaf/directory/members/provinceMembers';
import { setAddress } from '@shafaf/directory/members/setAddress';
import { prepareDirectory } from '@shafaf/directory/prepareDirectory';
import { startDirectory } from '@shafaf/directory/startDirectory';
import { generateKey, writeKeys } from '@shafaf/gateway/signing/GatewayKey';
import type { MemberIdentity } from '@shafaf/member/MemberIdentity';
import { connect } from '@shafaf/shared/database/connect';
import { type DatabaseServer, databaseServer } from '@shafaf/shared/database/databaseServer';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@shafaf/shared/postgres/startEmbeddedPostgres';
import { publicKeySet } from '@shafaf/shared/signing/publicKeys';
import { z } from 'zod';
import { type FaultKind, isOneOf, processFaults } from '../Fault.ts';
import { type FaultProxy, startFaultProxy } from '../line/FaultProxy.ts';
import { launch, type Program } from '../programs/launch.ts';
import { Truth } from '../truth/Truth.ts';
import { fillDatabases, readTruth } from './fillDatabases.ts';

/** A fault that is there until it is undone. */
export interface Injected {
  /** Whether anybody has met it yet. */
  isMet(): boolean;
  /** Members whose parts it can cost. */
  members: readonly string[];
  undo(): Promise<void>;
}

/** A province in processes of its own, in which things can go wrong. */
export interface FaultyProvince {
  /** Where the gateway answers GraphQL. */
  url: string;
  truth: Truth;
  codes: readonly string[];
  inject(kind: FaultKind, member: string): Promise<Injected>;
  /** Members whose synopses misled since a time, by `performance.now`, or do so now. */
  misleadingSince(time: number): ReadonlySet<string>;
  /** The gateway's memory, in bytes. */
  memory(): Promise<{ rss: number; heapUsed: number }>;
  collectGarbage(): Promise<void>;
  /** What went wrong without any client seeing it, in the gateway above all; processes that have died. */
  unseen(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Members whose databases stay, by the process that the members run in. */
const lastingHosts = [
  ['east-azerbaijan-governorate', 'tabriz-county', 'tabriz-municipality'],
  ['sardrud-municipality', 'maragheh-county', 'maragheh-municipality'],
];
/** Members of one process whose Postgres can be restarted. */
const perishableCodes = ['ahar-county', 'ahar-municipality'];
const hosts: readonly (readonly string[])[] = [...lastingHosts, perishableCodes];
const codes = hosts.flat();

/** A day: no window of signing times is so long. */
const WRONG_CLOCK_MILLISECONDS = 86_400_000;
const DEADLINE_MILLISECONDS = 1_500;
/** Small, so that what is kept has reached its size before memory is looked at. */
const MEMORY_BYTES = 4 * 1024 * 1024;
const MET_MILLISECONDS = 600;
/** A synopsis is relied on for two seconds after it was confirmed, and a second goes by until it is asked for again. */
const RELIED_ON_MILLISECONDS = 4_000;
/** Nothing here outlives the run. */
const POSTGRES = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** How a province is started. */
export interface FaultyProvinceOptions {
  seed: number;
  /** A Postgres server for the members whose database stays; one is started when left out. */
  serverUrl?: string | undefined;
  /** Databases there begin with this. */
  prefix?: string | undefined;
}

export async function startFaultyProvince(options: FaultyProvinceOptions): Promise<FaultyProvince> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of undo.splice(0).reverse()) await each();
  };
  try {
    return await start(options, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  { seed, serverUrl, prefix = `shafaf_faults_${randomBytes(4).toString('hex')}` }: FaultyProvinceOptions,
  undo: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<FaultyProvince> {
  const folder = mkdtempSync(join(tmpdir(), 'shafaf-faults-'));
  undo.push(async () => rmSync(folder, { recursive: true, force: true }));
  // Root's server runs as another user, who must be able to enter.
  chmodSync(folder, 0o711);
  const postgres = (name: string) =>
    startEmbeddedPostgres({ directory: join(folder, name), settings: POSTGRES, elsewhere: join(folder, `${name}-elsewhere`) });

  let perishable: EmbeddedPostgres = await postgres('perishable');
  undo.push(() => perishable.stop());
  let lasting: DatabaseServer;
  if (serverUrl === undefined) {
    const own = await postgres('lasting');
    undo.push(() => own.stop());
    lasting = own;
  } else {
    lasting = databaseServer(serverUrl);
    undo.push(() => lasting.close());
  }

  const identities = codes.map(identityOf);
  const lastingCodes = lastingHosts.flat();
  const rowsOf = (code: string) => 120 + 60 * (codes.indexOf(code) % 4);
  const registerName = `${prefix}_directory`;
  const [lastingUrls, perishableUrls] = await Promise.all([
    fillDatabases(lasting, prefix, lastingCodes, rowsOf, seed),
    fillDatabases(perishable, prefix, perishableCodes, rowsOf, seed),
    lasting.createDatabase(registerName),
  ]);
  undo.push(async () => {
    for (const code of lastingCodes) await lasting.dropDatabase(`${prefix}_${code.replaceAll('-', '_')}`);
    await lasting.dropDatabase(registerName);
  });
  const urls = new Map([...lastingUrls, ...perishableUrls]);
  const truth = new Truth(identities, (await Promise.all([...urls].map(([code, url]) => readTruth(url, code)))).flat());

  const key = generateKey(0);
  const keySet = JSON.stringify(publicKeySet([key.publicKey]));
  const proxies = new Map<string, FaultProxy>();
  for (const [index, code] of codes.entries()) {
    const proxy = await startFaultProxy(code, codes[(index + 1) % codes.length] ?? code);
    proxies.set(code, proxy);
    undo.push(() => proxy.stop());
  }
  const running: Program[] = [];
  undo.push(() => Promise.all(running.map((program) => program.kill())));
  const startHost = async (index: number) => {
    const program = launch('memberHost');
    running[index] = program;
    const members = identities
      .filter(({ code }) => hosts[index]?.includes(code))
      .map((identity) => ({ ...identity, databaseUrl: urls.get(identity.code), port: portOf(proxies.get(identity.code)?.target ?? '') }));
    const addresses = await program.ask('start', { keySet, members }, z.record(z.string(), z.string()));
    for (const [code, address] of Object.entries(addresses)) proxyOf(code).target = address;
  };
  const proxyOf = (code: string): FaultProxy => {
    const proxy = proxies.get(code);
    if (proxy === undefined) throw new Error(`no member ${code}`);
    return proxy;
  };
  await Promise.all(hosts.map((_, index) => startHost(index)));

  const register = connect<DirectoryDatabase>(lasting.url(registerName), { max: 4 });
  undo.push(() => register.destroy());
  await prepareDirectory(register);
  for (const kind of ['MUNICIPALITY', 'COUNTY', 'GOVERNORATE'] as const)
    await register.deleteFrom('members').where('code', 'not in', codes).where('kind', '=', kind).execute();
  for (const [code, { address }] of proxies) await setAddress(register, code, address);
  const directory = await startDirectory({ database: register, logger: createLogger('directory', { level: 'silent' }) });
  undo.push(() => directory.stop());

  const gateway = launch('gateway');
  undo.push(() => gateway.kill());
  const settings = { memberDeadlineMilliseconds: DEADLINE_MILLISECONDS, memoryBytes: MEMORY_BYTES };
  const address = await gateway.ask('start', { directoryUrl: directory.address, keys: writeKeys([key]), ...settings }, z.string());

  async function injectIntoProcess(kind: (typeof processFaults)[number], member: string): Promise<Injected> {
    const since = performance.now();
    // Requests are not counted; so much load meets it surely enough, and the report shows what it cost.
    const isMet = () => performance.now() - since > MET_MILLISECONDS;
    const host = hosts.findIndex((each) => each.includes(member));
    const members = hosts[host] ?? [];
    const program = running[host];
    if (program === undefined) throw new Error(`no process for ${member}`);
    switch (kind) {
      case 'KILLED':
        await program.kill();
        return { isMet, members, undo: () => startHost(host) };
      case 'PAUSED':
        program.pause();
        return { isMet, members, undo: async () => program.resume() };
      case 'DATABASE_RESTARTED':
        await perishable.stop();
        return {
          isMet,
          members: perishableCodes,
          async undo() {
            perishable = await postgres('perishable');
          },
        };
      case 'CLOCK_WRONG': {
        const setClock = (offMilliseconds: number) => program.ask('set clock', { code: member, offMilliseconds }, z.unknown());
        await setClock(WRONG_CLOCK_MILLISECONDS);
        return {
          isMet,
          members: [member],
          async undo() {
            // Killed and started anew in between, it would have the right one.
            if (program.alive) await setClock(0);
          },
        };
      }
    }
  }

  return {
    url: `${address}/graphql`,
    truth,
    codes,
    async inject(kind, member) {
      if (isOneOf(processFaults, kind)) return injectIntoProcess(kind, member);
      const proxy = proxyOf(member);
      proxy.inject(kind);
      return { isMet: () => proxy.touched > 0, members: [member], undo: async () => proxy.inject(null) };
    },
    misleadingSince(time) {
      const misleading = [...proxies].filter(([, { misledAt }]) => misledAt > time - RELIED_ON_MILLISECONDS);
      return new Set(misleading.map(([code]) => code));
    },
    memory: () => gateway.ask('memory', null, z.object({ rss: z.number(), heapUsed: z.number() })),
    collectGarbage: async () => void (await gateway.ask('collect garbage', null, z.unknown())),
    async unseen() {
      const dead = running.flatMap(({ alive }, index) => (alive ? [] : [`the process of ${hosts[index]?.join(', ')} has died`]));
      return [...dead, ...(gateway.alive ? await gateway.ask('unseen', null, z.array(z.string())) : ['the gateway has died'])];
    },
    stop,
  };
}

function identityOf(code: string): MemberIdentity {
  const body = provinceMembers.find((each) => each.code === code);
  if (body === undefined) throw new Error(`the register has no ${code}`);
  return { code, kind: body.kind, county: body.kind === 'COUNTY' ? code : body.county };
}

function portOf(address: string): number {
  return address === '' ? 0 : Number(new URL(address).port);
}
