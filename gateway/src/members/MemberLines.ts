import type { Logger } from 'pino';
import type { MemberResponse, Missing, WireQuestion } from '../scatter/ask.ts';
import type { MissingReason } from '../scatter/coverage.ts';
import type { Member } from '../scatter/Member.ts';
import type { Wanted } from '../scatter/Wanted.ts';
import type { CallSettings } from './CallSettings.ts';
import { type Call, MemberLine } from './MemberLine.ts';

/** What the lines to members need. */
export interface MemberLinesOptions {
  settings: CallSettings;
  /** Asks a member's server once, within a time, as long as the answer is wanted. Never throws. */
  call: (
    address: string,
    request: WireQuestion,
    code: string,
    deadlineMilliseconds: number,
    wanted: Wanted,
  ) => Promise<MemberResponse | Missing>;
  /** Called for an address at which no member is any longer. */
  onLeft: (address: string) => void;
  logger: Logger;
}

/** The lines to all members, one for each member at each address: who moves begins anew. */
export class MemberLines {
  readonly #options: MemberLinesOptions;
  readonly #lines = new Map<string, MemberLine>();
  #addresses: ReadonlySet<string | null> = new Set();

  constructor(options: MemberLinesOptions) {
    this.#options = options;
  }

  /** Carries a question to a member and its answer back. Never throws. */
  send(address: string, request: WireQuestion, code: string, wanted?: Wanted): Promise<MemberResponse | Missing> {
    return this.#line(code, address).ask(request, wanted);
  }

  /** Carries what changes something to a member, once, and its answer back. Never throws. */
  change(address: string, request: WireQuestion, code: string): Promise<MemberResponse | Missing> {
    return this.#line(code, address).change(request);
  }

  /** How long a member took lately for a question that it answered; undefined when it has answered none. */
  usualMilliseconds({ code, address }: Member): number | undefined {
    return this.#lines.get(keyOf(code, address))?.usualMilliseconds;
  }

  /** Why a member is left alone for a while; undefined when it is not. */
  failureOf({ code, address }: Member): MissingReason | undefined {
    return this.#lines.get(keyOf(code, address))?.failure;
  }

  /** What the poll of a member's synopsis came to. */
  polled(code: string, address: string, answered: boolean): void {
    this.#lines.get(keyOf(code, address))?.polled(answered);
  }

  /** Forgets members that have left or moved. Questions under way end as they would have. */
  keep(members: readonly Member[]): void {
    const stay = new Set(members.map(({ code, address }) => keyOf(code, address)));
    for (const key of this.#lines.keys()) if (!stay.has(key)) this.#lines.delete(key);
    const addresses = new Set(members.map(({ address }) => address));
    for (const address of this.#addresses) if (address !== null && !addresses.has(address)) this.#options.onLeft(address);
    this.#addresses = addresses;
  }

  #line(code: string, address: string): MemberLine {
    const key = keyOf(code, address);
    let line = this.#lines.get(key);
    if (line === undefined) {
      const { call, settings, logger } = this.#options;
      const ask: Call = (request, milliseconds, wanted) => call(address, request, code, milliseconds, wanted);
      line = new MemberLine(ask, settings, logger.child({ member: code }));
      this.#lines.set(key, line);
    }
    return line;
  }
}

function keyOf(code: string, address: string | null): string {
  return `${code} ${address}`;
}
