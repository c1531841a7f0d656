import type { SupergraphManager } from '@apollo/gateway';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import type { Logger } from 'pino';
import type { GraphqlClient } from '../GraphqlClient.ts';
import type { CallSettings } from '../members/CallSettings.ts';
import { MemberLine } from '../members/MemberLine.ts';
import type { Missing } from '../scatter/ask.ts';
import { Composer } from './compose/Composer.ts';
import type { Subgraph } from './compose/composeGraph.ts';
import type { Extension } from './Extension.ts';
import { ExtensionDataSource } from './ExtensionDataSource.ts';
import type { ExtensionStatus } from './ExtensionStatus.ts';
import { ListedExtension } from './ListedExtension.ts';
import { readSdl } from './readExtensions.ts';
import { settleGraph } from './settleGraph.ts';

/** How extensions are taken into the graph. */
export interface ExtensionGraphOptions {
  /** The contract's subgraphs, and the supergraph composed of them. */
  base: readonly Subgraph[];
  baseSupergraphSdl: string;
  /** The extensions that the directory lists now. */
  list: () => Promise<Extension[] | Missing>;
  /** Carries questions to extensions. */
  client: GraphqlClient;
  /** Carries the question for their SDL, which may be longer and take longer. */
  sdlClient: GraphqlClient;
  /** How patient the gateway is with each. */
  settings: CallSettings;
  /** How often the directory's list is read. */
  listMilliseconds: number;
  /** How often each extension is asked for its SDL, and with it whether it is there. */
  pollMilliseconds: number;
  /** How long after a change of its SDL the next one is looked at: each makes the gateway plan anew. */
  changePauseMilliseconds: number;
  logger: Logger;
}

/** Whom a call is signed for. No member has such a code, so that no call to an extension can be passed on to a member. */
const signedFor = (name: string) => `extension:${name}`;

/** Before it is tried again to make a graph of the same. */
const FAILURE_PAUSE = 30_000;
/** The gateway waits for extensions that are there when it starts, but not for ever. */
const LONGEST_START = 10_000;

/**
 * The province's graph with the extensions that the directory lists: asks them for their SDL, composes what keeps the rules, and hands the
 * supergraph to the gateway whenever it changes. One that is down, or whose SDL is refused, costs nobody else anything.
 */
export class ExtensionGraph implements SupergraphManager {
  readonly #options: ExtensionGraphOptions;
  readonly #composer: Composer;
  readonly #listed = new Map<string, ListedExtension>();
  readonly #sources = new Map<string, ExtensionDataSource>();
  readonly #lines = new Map<string, MemberLine>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #logger: Logger;
  #update: ((supergraphSdl: string) => void) | undefined;
  #settling: Promise<void> | undefined;
  /** Names and SDLs that the graph was made of last. */
  #settled = '[]';
  /** Names and SDLs of which none could be made for a reason that may pass, and when that was. */
  #failed = { wanted: '', at: 0 };
  #known = false;
  #stopped = false;

  constructor(options: ExtensionGraphOptions) {
    this.#options = options;
    this.#logger = options.logger;
    this.#composer = new Composer({ base: options.base, baseSupergraphSdl: options.baseSupergraphSdl });
  }

  /** Apollo's gateway calls this when it loads. It begins with the contract alone: the directory's list is only asked for now. */
  async initialize({ update }: Parameters<SupergraphManager['initialize']>[0]) {
    this.#update = update;
    this.#start();
    return { supergraphSdl: this.#options.baseSupergraphSdl, cleanup: async () => this.stop() };
  }

  /** Whether the extensions that were listed at the start have been looked at. */
  get known(): boolean {
    return this.#known;
  }

  /** How each extension stands, in the directory's order. */
  status(): ExtensionStatus[] {
    return [...this.#listed.values()].map((each) => each.status());
  }

  /** Ends all that is under way and closes all connections. May be called again. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    const { client, sdlClient } = this.#options;
    await Promise.all([this.#composer.stop(), client.close(), sdlClient.close()]);
  }

  /** The subgraph of the name that the plan has. */
  dataSource(name: string): ExtensionDataSource {
    let source = this.#sources.get(name);
    if (source === undefined) {
      source = new ExtensionDataSource({ name, ask: (question) => this.#ask(name, question), logger: this.#logger });
      this.#sources.set(name, source);
    }
    return source;
  }

  /** Pins of the keys that an extension's server may show, by the name that its calls are signed for. */
  pinsOf(signed: string): readonly string[] {
    for (const { extension } of this.#listed.values()) if (signedFor(extension.name) === signed) return extension.keyPins;
    return [];
  }

  #start(): void {
    const longest = setTimeout(() => {
      this.#known = true;
    }, LONGEST_START);
    longest.unref();
    void this.#refresh().then(() => {
      clearTimeout(longest);
      this.#known = true;
    });
  }

  async #ask(name: string, question: string) {
    const silence = this.#listed.get(name)?.silence;
    // It is asked for its SDL all the while, so that it is noticed when it is back.
    if (silence !== null) return { missing: 'UNREACHABLE', detail: silence ?? 'it is not listed any more' } satisfies Missing;
    return this.#line(name).ask(question);
  }

  #line(name: string): MemberLine {
    let line = this.#lines.get(name);
    if (line === undefined) {
      const { client, settings } = this.#options;
      line = new MemberLine(
        async (question, milliseconds) => {
          const address = this.#listed.get(name)?.extension.address;
          if (address === undefined) return { missing: 'NOT_CONNECTED', detail: 'it is not listed any more' };
          return client.ask(address, question, signedFor(name), milliseconds);
        },
        settings,
        this.#logger.child({ extension: name }),
      );
      this.#lines.set(name, line);
    }
    return line;
  }

  /**
   * Reads the directory's list, now and again and again, and asks those that are new or have moved. When there is no list, what was
   * known stands. Resolves when those asked have answered; the next reading does not wait for them.
   */
  async #refresh(): Promise<void> {
    const list = await this.#options.list();
    if (this.#stopped) return;
    let looks: Promise<void>[] = [];
    if ('missing' in list) {
      this.#logger.error({ reason: list.missing, detail: list.detail }, 'the directory did not give the list of extensions');
    } else {
      const names = new Set(list.map(({ name }) => name));
      for (const name of [...this.#listed.keys()]) if (!names.has(name)) this.#forget(name);
      looks = [...list.map((extension) => this.#look(extension)), this.#settle()];
    }
    this.#after('list', this.#options.listMilliseconds, () => this.#refresh());
    await Promise.all(looks);
  }

  #forget(name: string): void {
    clearTimeout(this.#timers.get(`extension ${name}`));
    this.#timers.delete(`extension ${name}`);
    const address = this.#listed.get(name)?.extension.address;
    // The data source stays: Apollo's gateway keeps the one that it got for a name.
    this.#listed.delete(name);
    this.#lines.delete(name);
    if (address !== undefined) for (const client of [this.#options.client, this.#options.sdlClient]) client.drop(address);
  }

  async #look(extension: Extension): Promise<void> {
    const before = this.#listed.get(extension.name);
    const isSame = before?.extension.address === extension.address;
    const listed = before ?? new ListedExtension(extension, this.#logger.child({ extension: extension.name }));
    listed.list(extension);
    this.#listed.set(extension.name, listed);
    if (!isSame) await this.#poll(listed, extension);
  }

  /** Asks an extension for its SDL, now and again and again. */
  async #poll(listed: ListedExtension, { name, address }: Extension): Promise<void> {
    const { sdlClient, pollMilliseconds, changePauseMilliseconds } = this.#options;
    const answer = await readSdl((question) => sdlClient.ask(address, question, signedFor(name)));
    // Where it is now it is asked already.
    if (this.#stopped || this.#listed.get(name) !== listed || listed.extension.address !== address) return;
    this.#line(name).polled(!('missing' in answer));
    this.#after(`extension ${name}`, pollMilliseconds, () => this.#poll(listed, { ...listed.extension, address }));
    if ('missing' in answer) listed.silent(answer.missing, answer.detail);
    else if (listed.answered(answer.sdl, changePauseMilliseconds)) await this.#settle();
  }

  #after(what: string, milliseconds: number, work: () => Promise<void>): void {
    if (this.#stopped) return;
    const timer = setTimeout(() => void work(), milliseconds);
    timer.unref();
    this.#timers.set(what, timer);
  }

  /** Sees to it that the graph is made of what the extensions say now. Only one at a time is at it. */
  #settle(): Promise<void> {
    this.#settling ??= this.#settleAll().finally(() => {
      this.#settling = undefined;
    });
    return this.#settling;
  }

  async #settleAll(): Promise<void> {
    while (!this.#stopped) {
      const candidates = [...this.#listed.values()].flatMap(({ extension: { name }, sdl, served }) =>
        sdl === undefined ? [] : [{ name, sdl, served: served?.from }],
      );
      const wanted = JSON.stringify(candidates.map(({ name, sdl }) => [name, sdl]));
      if (wanted === this.#settled) return;
      if (wanted === this.#failed.wanted && performance.now() - this.#failed.at < FAILURE_PAUSE) return;
      try {
        const settled = await settleGraph(candidates, (extensions) => this.#composer.compose(extensions));
        if (this.#stopped) return;
        this.#apply(settled);
        this.#settled = wanted;
      } catch (error) {
        // The graph stands as it was.
        this.#failed = { wanted, at: performance.now() };
        if (!this.#stopped) this.#logger.error({ fault: messageOf(error) }, 'the graph could not be made anew');
        return;
      }
    }
  }

  #apply({ graph, from, refused }: Awaited<ReturnType<typeof settleGraph>>): void {
    const began = performance.now();
    // Answers to the plan that is in force are read as before until the new one is.
    this.#update?.(graph?.supergraphSdl ?? this.#options.baseSupergraphSdl);
    for (const part of graph?.parts ?? []) {
      this.#listed.get(part.name)?.serve({ from: from.get(part.name) ?? '', part });
      this.dataSource(part.name).read(part.sdl);
    }
    for (const [name, reason] of refused) this.#listed.get(name)?.refuse(reason);
    // What is there from the start is no news.
    this.#logger[this.#known ? 'info' : 'debug'](
      { extensions: [...from.keys()], milliseconds: Math.round(performance.now() - began) },
      'the graph was loaded anew, with these extensions',
    );
  }
}
