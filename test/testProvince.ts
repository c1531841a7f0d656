import { jest } from '@jest/globals';
import type { Kysely } from 'kysely';
import pino from 'pino';
import { generateKey } from '../gateway/src/signing/GatewayKey.ts';
import type { GatewayKeys } from '../gateway/src/signing/GatewayKeys.ts';
import { type GatewayOptions, type RunningGateway, startGateway } from '../gateway/src/startGateway.ts';
import { connect } from '../shared/src/database/connect.ts';
import { developmentNetwork } from '../shared/src/network/NetworkPolicy.ts';
import { publicKeySet } from '../shared/src/signing/publicKeys.ts';
import { signCall } from '../shared/src/signing/signCall.ts';
import type { DirectoryDatabase } from '../subgraphs/directory/src/database/DirectoryDatabase.ts';
import { provinceMembers } from '../subgraphs/directory/src/members/provinceMembers.ts';
import { setAddress } from '../subgraphs/directory/src/members/setAddress.ts';
import { prepareDirectory } from '../subgraphs/directory/src/prepareDirectory.ts';
import { startDirectory } from '../subgraphs/directory/src/startDirectory.ts';
import type { ContractContentInput } from '../subgraphs/member/src/categories/contracts/contractAttributes.ts';
import type { MemberDatabase } from '../subgraphs/member/src/database/MemberDatabase.ts';
import { publishContent } from '../subgraphs/member/src/publish/publishContent.ts';
import { readRequestRules } from '../subgraphs/member/src/requests/rules/readRequestRules.ts';
import { type RunningMember, startMember } from '../subgraphs/member/src/startMember.ts';
import type { MemberTrust } from '../subgraphs/member/src/trust/MemberTrust.ts';
import { createMemberDatabase, createTestDatabase, type TestDatabase } from './testDatabase.ts';

// Where a directory and several members are started, beside other test files that do the same.
jest.setTimeout(120_000);

/** A contract to be published before the province starts. */
export interface GivenContract {
  localId: string;
  content: ContractContentInput;
}

/** What a question to the gateway came back with. */
export interface GatewayAnswer {
  status: number;
  headers: Headers;
  data: unknown;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; whatToDo?: string } }[] | undefined;
  extensions:
    | { coverage?: { complete: boolean; asked: number; answered: number; missing: { code: string; reason: string }[] } }
    | undefined;
}

/** A province whose parts all run: real Postgres, real HTTP. */
export interface TestProvince {
  /** The gateway's root. */
  address: string;
  codes: readonly string[];
  /** Where the directory answers GraphQL. */
  directoryAddress: string;
  /** The directory's database. */
  register: Kysely<DirectoryDatabase>;
  database(code: string): Kysely<MemberDatabase>;
  publish(code: string, contracts: readonly GivenContract[]): Promise<void>;
  /** Publishes records of any category; all must be taken. */
  publishInto(code: string, category: string, records: readonly { localId: string; content: unknown }[]): Promise<void>;
  /** Where a member answers GraphQL itself. */
  memberAddress(code: string): string;
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<GatewayAnswer>;
  stopMember(code: string): Promise<void>;
  /** Starts a further gateway over the same members, and gives the way to ask it. */
  addGateway(options: Partial<GatewayOptions>): Promise<TestProvince['ask'] & { address: string }>;
  /** Lets the register name another address for a member, and the gateway know of it. */
  moveMember(code: string, address: string): Promise<void>;
  stop(): Promise<void>;
}

/** The token of the officer who answers requests at all members of tests. */
export const OFFICER_TOKEN = 'an officer of all bodies';
const desk = { rules: readRequestRules(), officerOf: async (token: string) => (token === OFFICER_TOKEN ? { name: 'officer' } : null) };

/** How often the gateway of a test looks at the register. */
const POLL = 50;

/** What the gateways of tests sign with, unless they are given other keys, and what members trust. */
const testKey = generateKey(0);
const testKeys: GatewayKeys & Required<MemberTrust>['keys'] = {
  sign: (call, body) => signCall(call, body, testKey, Date.now()),
  published: () => publicKeySet([testKey.publicKey]),
  find: async (id) => (id === testKey.id ? testKey.publicKey : undefined),
};

/**
 * Starts a directory that knows only the members given, those members, and a gateway.
 * @param trustOf whose calls a member obeys; those of this province's gateways when left out
 * @param now the directory's clock; the machine's when left out
 */
export async function startTestProvince(
  contracts: Record<string, readonly GivenContract[]>,
  options: Partial<GatewayOptions> = {},
  trustOf: (code: string) => MemberTrust = () => ({ keys: testKeys }),
  now?: () => Date,
): Promise<TestProvince> {
  const logger = pino({ level: process.env.SHAFAF_LOG_LEVEL ?? 'silent' });
  const codes = Object.keys(contracts);
  const databases: TestDatabase[] = [];
  const connections = new Map<string, Kysely<MemberDatabase>>();
  const members = new Map<string, RunningMember>();

  const directoryDatabase = await createTestDatabase();
  databases.push(directoryDatabase);
  const register = connect<DirectoryDatabase>(directoryDatabase.url);
  await prepareDirectory(register);
  const counties = provinceMembers.flatMap(({ code, county }) => (codes.includes(code) && county !== null ? [county] : []));
  await register
    .deleteFrom('members')
    .where('code', 'not in', [...codes, ...counties])
    .where('kind', '=', 'MUNICIPALITY')
    .execute();
  await register
    .deleteFrom('members')
    .where('code', 'not in', [...codes, ...counties])
    .execute();

  await Promise.all(
    codes.map(async (code) => {
      const body = provinceMembers.find((each) => each.code === code);
      if (body === undefined) throw new Error(`the register has no ${code}`);
      const own = await createMemberDatabase();
      databases.push(own);
      const database = connect<MemberDatabase>(own.url, { max: 4 });
      connections.set(code, database);
      const county = body.kind === 'COUNTY' ? code : body.county;
      const member = await startMember({
        member: { code, kind: body.kind, county },
        database,
        trust: trustOf(code),
        requests: desk,
        logger,
      });
      members.set(code, member);
      await setAddress(register, code, member.address);
    }),
  );
  const directory = await startDirectory({ database: register, logger, ...(now && { now }) });
  const publishInto: TestProvince['publishInto'] = async (code, category, given) => {
    const result = await publishContent(
      databaseOf(code),
      { category, member: code, source: 'test', sourceHash: null },
      given.map((each) => ({ ...each, place: undefined })),
    );
    if (result.rejected > 0) throw new Error(`${result.rejected} ${category} of ${code} were rejected`);
  };
  const publish = (code: string, given: readonly GivenContract[]) => publishInto(code, 'contracts', given);
  for (const code of codes) await publish(code, contracts[code] ?? []);

  const gateways: RunningGateway[] = [];
  const addGateway = async (more: Partial<GatewayOptions>) => {
    const gateway = await startGateway({
      directoryUrl: directory.address,
      network: developmentNetwork,
      port: 0,
      logger,
      directoryPollMilliseconds: POLL,
      keys: testKeys,
      ...more,
    });
    gateways.push(gateway);
    await gateway.ready();
    return gateway;
  };
  const { address } = await addGateway(options);

  function databaseOf(code: string): Kysely<MemberDatabase> {
    const database = connections.get(code);
    if (database === undefined) throw new Error(`no member ${code} runs here`);
    return database;
  }

  return {
    address,
    codes,
    directoryAddress: directory.address,
    register,
    database: databaseOf,
    publish,
    publishInto,
    memberAddress(code) {
      const member = members.get(code);
      if (member === undefined) throw new Error(`no member ${code} runs here`);
      return member.address;
    },
    ask: asking(address),
    async addGateway(more) {
      const { address } = await addGateway(more);
      return Object.assign(asking(address), { address });
    },
    async stopMember(code) {
      await members.get(code)?.stop();
      members.delete(code);
    },
    async moveMember(code, address) {
      await setAddress(register, code, address);
      // The gateway may have asked just before: two polls later it knows.
      await new Promise((resolve) => setTimeout(resolve, 3 * POLL));
    },
    async stop() {
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      await Promise.all([...members.values()].map((member) => member.stop()));
      await directory.stop();
      await Promise.all([register.destroy(), ...[...connections.values()].map((database) => database.destroy())]);
      await Promise.all(databases.map((database) => database.drop()));
    },
  };
}

/** The way to ask the gateway at an address. */
function asking(address: string): TestProvince['ask'] {
  return async (query, variables = {}, headers = {}) => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors, extensions } = JSON.parse(await response.text());
    return { status: response.status, headers: response.headers, data, errors, extensions };
  };
}
