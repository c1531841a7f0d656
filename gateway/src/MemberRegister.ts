import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { GraphqlClient } from './GraphqlClient.ts';
import type { Member } from './scatter/Member.ts';

const QUESTION = JSON.stringify({ query: '{ members { code nameFa nameEn kind county { code } address status keyPins } }' });

/** In the log, in characters. */
const LONGEST_DETAIL = 500;

const answerForm = z.object({
  members: z.array(
    z.object({
      code: z.string(),
      nameFa: z.string(),
      nameEn: z.string(),
      kind: z.string(),
      county: z.object({ code: z.string() }).nullable(),
      address: z.url({ protocol: /^https?$/ }).nullable(),
      status: z.string(),
      keyPins: z.array(z.string()),
    }),
  ),
});

/** What a body is called. */
export interface MemberNames {
  nameFa: string;
  nameEn: string;
}

/** Who belongs to the province, as the directory says it; asked for again and again, so that a member joins without a restart. */
export class MemberRegister {
  readonly #client: GraphqlClient;
  readonly #directoryUrl: string;
  readonly #logger: Logger;
  readonly #onRefresh: (members: readonly Member[]) => void;
  #members: readonly Member[] = [];
  #pins = new Map<string, readonly string[]>();
  #names = new Map<string, MemberNames>();
  #known = false;
  #answers = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @param onRefresh told each time who the members are now */
  constructor(client: GraphqlClient, directoryUrl: string, logger: Logger, onRefresh: (members: readonly Member[]) => void = () => {}) {
    this.#client = client;
    this.#directoryUrl = directoryUrl;
    this.#logger = logger;
    this.#onRefresh = onRefresh;
  }

  /** The members in order of code. Empty until the directory has answered once. */
  get members(): readonly Member[] {
    return this.#members;
  }

  /** Whether the directory has ever answered. */
  get known(): boolean {
    return this.#known;
  }

  /** Whether the directory answered when it was last asked. */
  get answers(): boolean {
    return this.#answers;
  }

  /** What a body is called; its code where the register does not have it. */
  namesOf(code: string): MemberNames {
    return this.#names.get(code) ?? { nameFa: code, nameEn: code };
  }

  /** Pins of the keys that a member's server may show over TLS; empty where authorities vouch for it. */
  pinsOf(code: string): readonly string[] {
    return this.#pins.get(code) ?? [];
  }

  /** Asks the directory now and then every so often. Until it has answered once it is asked ten times as often. */
  async start(everyMilliseconds: number): Promise<void> {
    await this.refresh();
    if (this.#stopped) return;
    const wait = this.#known ? everyMilliseconds : everyMilliseconds / 10;
    this.#timer = setTimeout(() => void this.start(everyMilliseconds), wait);
    this.#timer.unref();
  }

  /** Asks the directory once. When it does not answer, what was known stands. */
  async refresh(): Promise<void> {
    const response = await this.#client.ask(this.#directoryUrl, QUESTION);
    const parsed = answerForm.safeParse('missing' in response ? undefined : response.data);
    if (this.#stopped) return;
    this.#answers = parsed.success;
    if (!parsed.success) {
      const detail = 'missing' in response ? `${response.missing}: ${response.detail}` : parsed.error.message;
      this.#logger.error(
        { directory: this.#directoryUrl, detail: detail.slice(0, LONGEST_DETAIL) },
        'the directory did not give the register of members',
      );
      return;
    }
    const members = parsed.data.members
      .map(({ code, kind, county, address, status }) => ({
        code,
        kind,
        county: county?.code ?? null,
        address,
        suspended: status === 'SUSPENDED',
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    // The same object while nothing has changed, so that what was worked out of it holds.
    if (!isDeepStrictEqual(members, this.#members)) this.#members = members;
    this.#pins = new Map(parsed.data.members.map(({ code, keyPins }) => [code, keyPins]));
    this.#names = new Map(parsed.data.members.map(({ code, nameFa, nameEn }) => [code, { nameFa, nameEn }]));
    this.#known = true;
    this.#onRefresh(this.#members);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
