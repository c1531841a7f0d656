import { developmentNetwork } from '@shafaf/shared/network/NetworkPolicy';
import pino from 'pino';
import { GraphqlClient } from '../../GraphqlClient.ts';
import { type CoverageReport, OperationCoverage } from '../../scatter/coverage.ts';
import type { Member } from '../../scatter/Member.ts';
import { readRules } from '../../scatter/rules.ts';
import { ScatterDataSource, type ScatterOptions } from '../../scatter/ScatterDataSource.ts';
import { type Book, Library } from '../../scatter/testing/Library.ts';
import { librariesContract } from '../../scatter/testing/librariesContract.ts';
import { type CallSettings, usualCallSettings } from '../CallSettings.ts';
import { MemberLines } from '../MemberLines.ts';
import { type FaultyServer, startFaultyServer } from './faultyServer.ts';

/** What the engine answered, and how long that took. */
export interface TimedAnswer {
  data: unknown;
  errors: readonly { message: string }[] | undefined;
  coverage: CoverageReport | null;
  milliseconds: number;
}

/** Libraries on servers of their own, and the engine that asks them over their lines. */
export interface LibraryServers {
  servers: Record<string, FaultyServer>;
  lines: MemberLines;
  members: readonly Member[];
  ask(query: string): Promise<TimedAnswer>;
  stop(): Promise<void>;
}

/** Starts them. */
export async function startLibraryServers(
  shelves: Record<string, readonly Book[]>,
  settings: Partial<CallSettings> = {},
  shortcuts: Pick<ScatterOptions, 'memory' | 'stale' | 'patience' | 'synopsisOf'> = {},
): Promise<LibraryServers> {
  const rules = readRules(librariesContract);
  const logger = pino({ level: 'silent' });
  const servers: Record<string, FaultyServer> = {};
  const members: Member[] = [];
  for (const [code, books] of Object.entries(shelves)) {
    const library = new Library(rules.schema, code, books);
    const answers = new Map<string, Promise<string>>();
    const answer = async (body: string) => JSON.stringify(await library.answer(body));
    const server = await startFaultyServer((body) => {
      const known = answers.get(body) ?? answer(body);
      answers.set(body, known);
      return known;
    });
    servers[code] = server;
    members.push({ ...library.member, address: server.address });
  }
  const all = { ...usualCallSettings, ...settings };
  const { deadlineMilliseconds, concurrent } = all;
  const client = new GraphqlClient({ network: developmentNetwork, deadlineMilliseconds, connections: concurrent + 1 });
  const lines = new MemberLines({
    settings: all,
    call: (address, request, code, milliseconds) => client.ask(address, request, code, milliseconds),
    onLeft: (address) => client.drop(address),
    logger,
  });
  const source = new ScatterDataSource({
    rules,
    members: () => members,
    send: (address, request, code) => lines.send(address, request, code),
    logger,
    ...shortcuts,
  });

  return {
    servers,
    lines,
    members,
    async ask(query) {
      const coverage = new OperationCoverage();
      const context = { coverage, requireComplete: false, bypassMemory: false, largestStaleMilliseconds: Number.POSITIVE_INFINITY };
      const startedAt = performance.now();
      const { data, errors } = await source.process(Object.assign(Object.create(null), { request: { query, variables: {} }, context }));
      const milliseconds = performance.now() - startedAt;
      const plain: { data: unknown; errors?: { message: string }[] } = JSON.parse(JSON.stringify({ data, errors }));
      return { data: plain.data, errors: plain.errors, coverage: coverage.report(), milliseconds };
    },
    async stop() {
      await Promise.all(Object.values(servers).map((server) => server.stop()));
      await client.close();
    },
  };
}
