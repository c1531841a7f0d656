import { z } from 'zod';
import type { Peer } from '../measure/Peer.ts';
import { type RaceFigures, runRace } from '../measure/runRace.ts';
import { askPeer } from '../peers/askPeer.ts';
import { type LoadOrder, loadResultForm } from '../programs/LoadOrder.ts';
import { launch, type Program } from '../programs/launch.ts';
import type { Settings } from '../settings.ts';
import { expectSame, pageForm } from './Scenario.ts';

const ROWS = 200;
const LEARN_MILLISECONDS = 2_000;
const QUERY = '{ contracts(first: 20) { nodes { id title amount signedOn } pageInfo { hasNextPage endCursor } coverage { complete } } }';
const OF_ONE = `query OfOne($code: ID!) { contracts(filter: { member: [$code] }, first: 20) {
  nodes { id title amount signedOn } pageInfo { hasNextPage endCursor } coverage { complete } } }`;
const NO_CACHE = { 'cache-control': 'no-cache' };
/** As where nothing else is said; the member that hangs answers just after. */
const DEADLINE = 5_000;
const SETTLE_MILLISECONDS = 6_000;
const startedForm = z.object({ directory: z.url(), codes: z.array(z.string()), largest: z.array(z.string()) });

/** A gateway over light members. */
interface LightProvince {
  members: Program;
  codes: readonly string[];
  peer: Peer;
}

/** Scenarios G and H, over members that answer out of memory. */
export async function runLightScenarios(
  client: Program,
  settings: Settings,
  programs: Program[],
  tell: (figures: RaceFigures) => void,
): Promise<void> {
  if (settings.scenarios.includes('G')) tell(await growth(client, settings, programs));
  if (settings.scenarios.includes('H')) tell(await hangingMember(client, settings, programs));
}

async function growth(client: Program, settings: Settings, programs: Program[]): Promise<RaceFigures> {
  const peers: Peer[] = [];
  const asked = new Map<string, number>();
  for (const count of [10, 95, 950]) {
    const { peer } = await startLight(count, programs);
    // By now each has had time to learn what all its members hold.
    await new Promise((resolve) => setTimeout(resolve, LEARN_MILLISECONDS));
    asked.set(peer.name, (await askPeer(peer, { query: QUERY, variables: {} })).asked ?? Number.NaN);
    peers.push(peer);
  }
  const race = {
    letter: 'G',
    title: 'Growth: the 20 largest contracts with 10, 95 and 950 light members, memory off',
    peers,
    operations: [{ query: QUERY, variables: {} }],
    // At most one and a half times the cost is at least two thirds of the answers.
    goals: [{ peer: '950 members', over: '95 members', atLeast: 0.667 }],
  };
  const figures = await runRace(race, client, settings, asked);
  for (const { gateway } of peers) gateway.pause();
  return figures;
}

async function hangingMember(client: Program, settings: Settings, programs: Program[]): Promise<RaceFigures> {
  const { peer, members, codes } = await startLight(95, programs);
  const [hanging, ...others] = codes;
  const hang = async (code: string | null) => {
    await members.ask('hang', { code }, z.unknown());
    // Until what hung before has been answered, and until it is known that it hangs now.
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS));
  };
  const operations = others.map((code) => ({ query: OF_ONE, variables: { code } }));
  const beside = launch('second client', 'loadClient');
  programs.push(beside);
  // Questions that must wait for it, so that what hangs is really being asked.
  const waiting = (milliseconds: number): LoadOrder => ({
    url: peer.url,
    headers: NO_CACHE,
    operations: [{ query: QUERY, variables: {} }],
    from: 0,
    connections: 4,
    milliseconds,
    pauseMilliseconds: 250,
  });
  const perPeer = settings.sliceMilliseconds + SETTLE_MILLISECONDS + 1_000;
  const rounds = { ...settings, connections: 2 };
  const background = beside.ask('load', waiting(settings.rounds * 2 * perPeer + 4_000), loadResultForm);
  // When measuring fails, that is what is reported.
  background.catch(() => undefined);
  const race = {
    letter: 'H',
    title: 'One member of 95 hangs for 5 s each time: questions that need not wait for it (2 connections)',
    peers: [
      { ...peer, name: 'none hangs', prepare: () => hang(null) },
      { ...peer, name: 'one hangs', prepare: () => hang(z.string().parse(hanging)) },
    ],
    operations,
    goals: [],
  };
  const figures = await runRace(race, client, rounds, new Map());
  await hang(null);
  await background;
  const [without, withIt] = figures.peers.map(({ p99 }) => p99);
  const ratio = (withIt ?? Number.NaN) / (without ?? Number.NaN);
  return {
    ...figures,
    goals: [{ goal: 'p99 one hangs ÷ none hangs', ratio, least: ratio, most: ratio, wanted: '≤ 1.2', met: ratio <= 1.2 }],
  };
}

async function startLight(count: number, programs: Program[]): Promise<LightProvince> {
  const members = launch(`${count} light members`, 'lightMembers');
  programs.push(members);
  const { directory, codes, largest } = await members.ask('start', { count, rows: ROWS }, startedForm);
  const gateway = launch(`gateway over ${count}`, 'shafafGateway');
  programs.push(gateway);
  const start = { directoryUrl: directory, shortcuts: { prune: true, remember: true }, memberDeadlineMilliseconds: DEADLINE };
  const url = await gateway.ask('start', start, z.url());
  const peer: Peer = { name: `${count} members`, url, headers: NO_CACHE, gateway, servers: [members] };
  const operation = { query: QUERY, variables: {} };
  const answer = pageForm.parse((await askPeer(peer, operation)).data);
  expectSame(
    'G',
    operation,
    answer.contracts.nodes.map(({ id }) => id),
    largest,
  );
  return { members, codes, peer };
}
