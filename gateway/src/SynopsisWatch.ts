import { synopsisForm } from '@shafaf/shared/synopsis/Synopsis';
import type { Logger } from 'pino';
import type { Exchanged } from './exchange.ts';
import { findJsonFault } from './findJsonFault.ts';
import type { GraphqlClient } from './GraphqlClient.ts';
import type { Missing } from './scatter/ask.ts';
import type { MissingReason } from './scatter/coverage.ts';
import type { Member } from './scatter/Member.ts';
import { KnownSynopsis } from './scatter/prune/KnownSynopsis.ts';

/** Characters: an honest one has some ten thousands, and 1.7 million where a Bloom filter holds a million texts. */
const LARGEST_SYNOPSIS = 2 * 1024 * 1024;
/** After a synopsis was read its member is let be for so many times as long: nobody's takes more than a fiftieth of the gateway's time. */
const REST = 50;

/** How synopses are watched. */
export interface SynopsisWatchOptions {
  client: Pick<GraphqlClient, 'get'>;
  /** The members as they are now. */
  members: () => readonly Member[];
  logger: Logger;
  /** How often each member is asked whether its synopsis has changed. */
  everyMilliseconds: number;
  /** A synopsis that was not confirmed for so long is not relied on: the member is asked. */
  relyMilliseconds: number;
  /** Told of each member asked whether its server answered. */
  onPoll?: (code: string, address: string, answered: boolean) => void;
}

/** That a member's data had a version at a time. */
export interface Confirmed {
  version: string;
  /** In milliseconds since 1970. */
  at: number;
}

/** Members are asked in so many turns, so that a question never waits for the answers of all of them to be read. */
const TURNS = 10;

/** What is known of one member's synopsis. */
interface Watched {
  /** Of its GraphQL. */
  address: string;
  url: string;
  etag: string | undefined;
  known: KnownSynopsis | undefined;
  /** When the question was sent whose answer confirmed it, in milliseconds of `performance.now`. */
  confirmedAt: number;
  /** The version that was last heard of, and when by the wall clock; it stays when the member falls silent. */
  last: Confirmed | undefined;
  /** Why it did not answer when it was last asked; null when it did, undefined before. */
  silence: MissingReason | null | undefined;
  underWay: boolean;
  /** It is not asked again before, in milliseconds of `performance.now`. */
  restUntil: number;
}

/**
 * Keeps the members' synopses up to date, with conditional requests. What cannot be had, is not of the known form or was not confirmed
 * lately is as if it were not there: the member is asked.
 */
export class SynopsisWatch {
  readonly #options: SynopsisWatchOptions;
  readonly #watched = new Map<string, Watched>();
  #standing: { until: number } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SynopsisWatchOptions) {
    this.#options = options;
  }

  start(): void {
    let turn = 0;
    this.#look(turn);
    this.#timer = setInterval(() => {
      turn = (turn + 1) % TURNS;
      this.#look(turn);
    }, this.#options.everyMilliseconds / TURNS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#watched.clear();
  }

  /** What a member says of its data, or undefined when that cannot be relied on. */
  of({ code, address }: Member): KnownSynopsis | undefined {
    const watched = this.#watched.get(code);
    if (watched === undefined || watched.address !== address) return undefined;
    return performance.now() - watched.confirmedAt <= this.#options.relyMilliseconds ? watched.known : undefined;
  }

  /** The same object for as long as `of` says the same of everybody, as members of one register. */
  standing(): object {
    const now = performance.now();
    if (this.#standing === undefined || now > this.#standing.until) {
      const reliedUntil = [...this.#watched.values()].map(({ confirmedAt }) => confirmedAt + this.#options.relyMilliseconds);
      this.#standing = { until: Math.min(...reliedUntil.filter((until) => until >= now)) };
    }
    return this.#standing;
  }

  /** Which version of a member's data was heard of last, however long ago. */
  lastConfirmed({ code, address }: Member): Confirmed | undefined {
    const watched = this.#watched.get(code);
    return watched === undefined || watched.address !== address ? undefined : watched.last;
  }

  /** Why a member's server did not answer when it was last asked; null when it did, undefined before it was. */
  silenceOf({ code, address }: Member): MissingReason | null | undefined {
    const watched = this.#watched.get(code);
    return watched?.address === address ? watched.silence : undefined;
  }

  /** Asks the members whose turn it is, and those that are new. */
  #look(turn: number): void {
    const members = this.#options.members();
    const codes = new Set(members.map(({ code }) => code));
    for (const code of this.#watched.keys()) {
      if (codes.has(code)) continue;
      this.#watched.delete(code);
      this.#standing = undefined;
    }
    for (const [index, { code, address }] of members.entries()) {
      if (address === null) continue;
      let watched = this.#watched.get(code);
      const isNew = watched === undefined || watched.address !== address;
      if (watched === undefined || watched.address !== address) {
        const url = new URL('synopsis', address).href;
        watched = {
          address,
          url,
          etag: undefined,
          known: undefined,
          confirmedAt: Number.NEGATIVE_INFINITY,
          last: undefined,
          silence: undefined,
          underWay: false,
          restUntil: 0,
        };
        this.#watched.set(code, watched);
        this.#standing = undefined;
      }
      // A slow member is asked again only when it has answered, and one that says much when it was let be.
      const isFree = !watched.underWay && performance.now() >= watched.restUntil;
      if (isFree && (isNew || index % TURNS === turn)) void this.#ask(code, watched);
    }
  }

  async #ask(code: string, watched: Watched): Promise<void> {
    watched.underWay = true;
    const sentAt = performance.now();
    const at = Date.now();
    const answer = await this.#options.client.get(watched.url, watched.etag, code);
    watched.underWay = false;
    watched.silence = silenceOf(answer);
    this.#options.onPoll?.(code, watched.address, !('missing' in answer) && answer.status < 500);
    if ('missing' in answer) {
      // Whoever cannot be reached is asked by the next question, which then says so.
      watched.confirmedAt = Number.NEGATIVE_INFINITY;
      this.#standing = undefined;
      return;
    }
    const isReliedOn = performance.now() - watched.confirmedAt <= this.#options.relyMilliseconds;
    const before = watched.known;
    if (answer.status !== 304 || watched.known === undefined) {
      const spent = process.cpuUsage();
      watched.known = answer.status === 200 ? this.#read(code, answer.text) : undefined;
      // The processor's time: on a busy machine the clock's would say how busy it is.
      const { user, system } = process.cpuUsage(spent);
      watched.restUntil = performance.now() + (REST * (user + system)) / 1_000;
      // Nonsense is asked for whole again, so that it is noticed when it is mended.
      watched.etag = watched.known && answer.etag;
    }
    watched.confirmedAt = sentAt;
    if (!isReliedOn || watched.known !== before) this.#standing = undefined;
    if (watched.known !== undefined) watched.last = { version: watched.known.version, at };
  }

  #read(code: string, text: string): KnownSynopsis | undefined {
    try {
      const fault = text.length > LARGEST_SYNOPSIS ? `it has ${text.length} characters` : findJsonFault(text);
      if (fault !== null) throw new Error(fault);
      const synopsis = synopsisForm.parse(JSON.parse(text));
      if (synopsis.member !== code) throw new Error(`it is the synopsis of ${synopsis.member}`);
      return new KnownSynopsis(synopsis);
    } catch (error) {
      this.#options.logger.warn(
        { member: code, fault: String(error).slice(0, 300) },
        'a synopsis cannot be used; the member is asked instead',
      );
      return undefined;
    }
  }
}

/** A server that has no synopsis, or a bad one, answers all the same. */
function silenceOf(answer: Exchanged | Missing): MissingReason | null {
  if ('missing' in answer) return answer.missing;
  if (answer.status === 401 || answer.status === 403) return 'REFUSED';
  return answer.status >= 500 ? 'ERROR' : null;
}
