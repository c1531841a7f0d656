import { z } from 'zod';
import { type LoadResult, loadResultForm } from '../programs/LoadOrder.ts';
import type { Program } from '../programs/launch.ts';
import { type HotFunction, hotFunctionsForm, type Usage, usageForm } from '../programs/Messages.ts';
import type { Settings } from '../settings.ts';
import type { Peer, Race } from './Peer.ts';
import { median, quantile } from './statistics.ts';

/** A peer's figures in one slice. */
interface Slice {
  perSecond: number;
  latencies: readonly number[];
  gatewayMilliseconds: number;
  serversMilliseconds: number;
  rss: number;
}

/** A peer's figures over all slices. */
export interface PeerFigures {
  peer: string;
  /** Members asked for one question, on average, when the answers were checked; null where the peer says nothing of members. */
  membersAsked: number | null;
  /** Questions answered a second: median, least and most of the slices. */
  perSecond: number;
  slowest: number;
  fastest: number;
  /** Milliseconds to an answer. */
  p50: number;
  p99: number;
  /** Processor time for one question: in the gateway, and in what the gateway asks (without Postgres). */
  gatewayMilliseconds: number;
  serversMilliseconds: number;
  /** Largest resident memory of the gateway that was seen, in bytes. */
  rss: number;
  failures: number;
  firstFailure: string | null;
  /** In the gateway, and in what the gateway asks. */
  hotFunctions: { gateway: readonly HotFunction[]; servers: readonly HotFunction[] };
}

/** A goal and how it came out. */
export interface GoalFigures {
  goal: string;
  ratio: number;
  least: number;
  most: number;
  wanted: string;
  met: boolean;
}

export interface RaceFigures {
  letter: string;
  title: string;
  peers: readonly PeerFigures[];
  goals: readonly GoalFigures[];
}

/**
 * After a peer stood still, before it is asked anything: it hears again of all members whether their data is as it was. A gateway that runs
 * on never has to; one that was asked at once would ask every member anew.
 */
const WAKE_MILLISECONDS = 1_500;
/** Asked before each slice without being counted, so that the peer is as busy as in the slice. */
const WARM_MILLISECONDS = 900;
/** Before a peer's first slice, so that its program is compiled. */
const FIRST_WARM_MILLISECONDS = 3_000;

/**
 * Lets peers answer in short slices, one after the other and again, so that whatever else the machine does hits all of them. Who is
 * first changes from round to round; the others' gateways stand still meanwhile.
 * @param asked by peer, how many members it asked for a question
 */
export async function runRace(race: Race, client: Program, settings: Settings, asked: ReadonlyMap<string, number>): Promise<RaceFigures> {
  const slices = new Map<string, Slice[]>(race.peers.map(({ name }) => [name, []]));
  const failed = new Map<string, { failures: number; firstFailure: string | null }>();
  const hot = new Map<string, { gateway: readonly HotFunction[]; servers: readonly HotFunction[] }>();
  const from = new Map<string, number>();
  for (const { gateway } of race.peers) gateway.pause();
  for (let round = 0; round < settings.rounds; round++) {
    const turn = round % race.peers.length;
    for (const peer of [...race.peers.slice(turn), ...race.peers.slice(0, turn)]) {
      const load = async (milliseconds: number): Promise<LoadResult> => {
        const result = await client.ask(
          'load',
          {
            url: peer.url,
            headers: peer.headers,
            operations: race.operations,
            from: from.get(peer.name) ?? 0,
            connections: settings.connections,
            milliseconds,
            pauseMilliseconds: 0,
          },
          loadResultForm,
        );
        from.set(peer.name, result.next);
        return result;
      };
      peer.gateway.resume();
      await new Promise((resolve) => setTimeout(resolve, WAKE_MILLISECONDS));
      await peer.prepare?.();
      await load(round === 0 ? FIRST_WARM_MILLISECONDS : WARM_MILLISECONDS);
      const profile = settings.profile && round === settings.rounds - 1;
      const profiled = profile ? [peer.gateway, ...peer.servers] : [];
      for (const program of profiled) await program.ask('start profile', undefined, z.unknown());
      const before = await usageOf(peer);
      const result = await load(settings.sliceMilliseconds);
      const after = await usageOf(peer);
      const [gateway = [], ...servers] = await Promise.all(
        profiled.map((program) => program.ask('stop profile', undefined, hotFunctionsForm)),
      );
      if (profile) hot.set(peer.name, { gateway, servers: servers.flat() });
      peer.gateway.pause();
      const count = result.latencies.length;
      slices.get(peer.name)?.push({
        perSecond: (count * 1000) / result.milliseconds,
        latencies: result.latencies,
        gatewayMilliseconds: (after.gateway.cpuMilliseconds - before.gateway.cpuMilliseconds) / count,
        serversMilliseconds: (after.servers - before.servers) / count,
        rss: after.gateway.rss,
      });
      const { failures, firstFailure } = failed.get(peer.name) ?? { failures: 0, firstFailure: null };
      failed.set(peer.name, { failures: failures + result.failures, firstFailure: firstFailure ?? result.firstFailure });
    }
  }
  for (const { gateway } of race.peers) gateway.resume();
  return {
    letter: race.letter,
    title: race.title,
    peers: race.peers.map(({ name }) => ({
      peer: name,
      membersAsked: asked.get(name) ?? null,
      ...figuresOf(slices.get(name) ?? []),
      ...(failed.get(name) ?? { failures: 0, firstFailure: null }),
      hotFunctions: hot.get(name) ?? { gateway: [], servers: [] },
    })),
    goals: race.goals.map(({ peer, over, atLeast }) => {
      // Slices of one round lie side by side in time: their ratio is free of what slows both.
      const others = slices.get(over) ?? [];
      const ratios = (slices.get(peer) ?? []).map((slice, round) => slice.perSecond / (others[round]?.perSecond ?? Number.NaN));
      const ratio = median(ratios);
      const goal = `${peer} ÷ ${over}`;
      return { goal, ratio, least: Math.min(...ratios), most: Math.max(...ratios), wanted: `≥ ${atLeast}`, met: ratio >= atLeast };
    }),
  };
}

async function usageOf(peer: Peer): Promise<{ gateway: Usage; servers: number }> {
  const gateway = await peer.gateway.ask('usage', undefined, usageForm);
  let servers = 0;
  for (const server of peer.servers) servers += (await server.ask('usage', undefined, usageForm)).cpuMilliseconds;
  return { gateway, servers };
}

function figuresOf(slices: readonly Slice[]) {
  const latencies = slices.flatMap((slice) => slice.latencies);
  const rates = slices.map(({ perSecond }) => perSecond);
  return {
    perSecond: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    gatewayMilliseconds: median(slices.map((slice) => slice.gatewayMilliseconds)),
    serversMilliseconds: median(slices.map((slice) => slice.serversMilliseconds)),
    rss: Math.max(...slices.map(({ rss }) => rss)),
  };
}
