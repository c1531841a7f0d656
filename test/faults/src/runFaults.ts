import { setTimeout as pause } from 'node:timers/promises';
import { type FaultKind, faultKinds } from './Fault.ts';
import { Client, type Outcome } from './load/Client.ts';
import { type FaultyProvince, type Injected, startFaultyProvince } from './province/FaultyProvince.ts';
import { schedule } from './schedule.ts';

/** How long faults are injected, and from which seed. */
export interface FaultSettings {
  /** The same faults and questions come from one seed. */
  seed: number;
  /** All kinds of faults come once when left out. */
  minutes?: number;
  /** Clients that ask at the same time, each one question after the other. */
  clients: number;
  /** Faults that come together, at most. */
  together: number;
  /** They stay at least so long, and until each has been met. */
  stepMilliseconds: number;
  /** Those that nobody meets are taken away after this. */
  longestStepMilliseconds: number;
  /** A Postgres server to use, and what its databases are to begin with. */
  serverUrl?: string | undefined;
  prefix?: string | undefined;
  /** Told what goes on. */
  log?: (line: string) => void;
}

/** What one kind of fault did. */
export interface FaultRecord {
  injected: number;
  /** Times that nobody met it before it went. */
  unmet: number;
  /** Questions that were asked meanwhile. */
  questions: number;
  /** Those of them whose answer named a member that had the fault. */
  flagged: number;
  wrong: number;
}

/** What came of it all. */
export interface FaultReport {
  seconds: number;
  questions: number;
  /** Answers with no word of anybody missing. */
  complete: number;
  /** Answers that said themselves that they lack something. */
  flagged: number;
  /** Answers with an error of the catalogue that says what is not there. */
  withErrors: number;
  /** What was wrong, in words. */
  wrong: string[];
  faults: Map<FaultKind, FaultRecord>;
  /** Of all answers, in milliseconds. */
  p50: number;
  p99: number;
  slowest: number;
  /** Of the gateway, in bytes. */
  memory: { warm: Memory; end: Memory; peakRss: number };
  /** What went wrong in the gateway without a client seeing it. */
  unseen: string[];
  /** How long it took after the last fault until answers were complete again. */
  recoveryMilliseconds: number;
}

interface Memory {
  rss: number;
  heapUsed: number;
}

/** A circuit breaker may stay open so long, and a process take so long to start, on a slow machine. */
const LONGEST_RECOVERY_MILLISECONDS = 90_000;
const WATCH_MILLISECONDS = 250;
/** The gateway has compiled and kept what it ever will by then. */
const WARM_SHARE = 0.3;

/** Starts a province, lets things go wrong in it while clients ask, and says what came of it. */
export async function runFaults(settings: FaultSettings): Promise<FaultReport> {
  const { seed, serverUrl, prefix, log = () => undefined } = settings;
  log('Starting a gateway, a directory and eight members ...');
  const province = await startFaultyProvince({ seed, serverUrl, prefix });
  try {
    return await new FaultRun(province, settings, log).run();
  } finally {
    await province.stop();
  }
}

class FaultRun {
  readonly #province: FaultyProvince;
  readonly #settings: FaultSettings;
  readonly #log: (line: string) => void;
  readonly #outcomes: Outcome[] = [];
  readonly #faults = new Map<FaultKind, FaultRecord>();
  readonly #startedAt = performance.now();
  #peakRss = 0;
  #faulty: readonly string[] = [];
  #over = false;

  constructor(province: FaultyProvince, settings: FaultSettings, log: (line: string) => void) {
    this.#province = province;
    this.#settings = settings;
    this.#log = log;
  }

  async run(): Promise<FaultReport> {
    const { seed, clients } = this.#settings;
    await this.#untilComplete();
    const working = Array.from({ length: clients }, (_, index) => this.#work(this.#client(seed * 1_000 + index)));
    const watching = this.#watch();
    try {
      const warm = await this.#injectAll();
      const lastAt = performance.now();
      await this.#untilComplete();
      const recoveryMilliseconds = performance.now() - lastAt;
      this.#over = true;
      await Promise.all(working);
      return { ...this.#sumUp(), recoveryMilliseconds, ...(await this.#lookAtGateway(warm)) };
    } finally {
      this.#over = true;
      await Promise.all([...working, watching]);
    }
  }

  #client(seed: number): Client {
    const { url, truth, misleadingSince } = this.#province;
    return new Client({ url, truth, misleadingSince, faulty: () => this.#faulty, seed });
  }

  async #work(client: Client): Promise<void> {
    while (!this.#over)
      for await (const outcome of client.next()) {
        this.#outcomes.push(outcome);
        for (const each of outcome.wrong) this.#log(`WRONG: ${each}`);
      }
  }

  async #watch(): Promise<void> {
    while (!this.#over) {
      const { rss } = await this.#province.memory().catch(() => ({ rss: 0 }));
      this.#peakRss = Math.max(this.#peakRss, rss);
      await pause(WATCH_MILLISECONDS);
    }
  }

  /** Lets all faults come and go; gives what memory the gateway took when it was warm. */
  async #injectAll(): Promise<Memory> {
    const { seed, minutes, together } = this.#settings;
    const kinds = new Set<FaultKind>();
    const startedAt = performance.now();
    let warm: Memory | undefined;
    for (const { faults } of schedule(seed, this.#province.codes, together)) {
      const passed = performance.now() - startedAt;
      const share = minutes === undefined ? kinds.size / faultKinds.length : passed / (minutes * 60_000);
      if (share >= WARM_SHARE) warm ??= await this.#memoryNow();
      if (share >= 1) break;
      await this.#step(faults);
      for (const { kind } of faults) kinds.add(kind);
    }
    return warm ?? this.#memoryNow();
  }

  async #step(faults: readonly { kind: FaultKind; member: string }[]): Promise<void> {
    const { stepMilliseconds, longestStepMilliseconds } = this.#settings;
    const startedAt = performance.now();
    const injected: { kind: FaultKind; fault: Injected }[] = [];
    for (const { kind, member } of faults) {
      this.#log(`${((performance.now() - this.#startedAt) / 1_000).toFixed(1)} s: ${kind} at ${member}`);
      injected.push({ kind, fault: await this.#province.inject(kind, member) });
    }
    this.#faulty = faults.map(({ member }) => member);
    const isOver = () => {
      const passed = performance.now() - startedAt;
      return passed >= longestStepMilliseconds || (passed >= stepMilliseconds && injected.every(({ fault }) => fault.isMet()));
    };
    while (!isOver()) await pause(20);
    const met = injected.map(({ fault }) => fault.isMet());
    this.#faulty = [];
    await Promise.all(injected.map(({ fault }) => fault.undo()));
    const meanwhile = this.#outcomes.filter((outcome) => outcome.startedAt + outcome.milliseconds >= startedAt);
    for (const [index, { kind, fault }] of injected.entries()) {
      const record = this.#faults.get(kind) ?? { injected: 0, unmet: 0, questions: 0, flagged: 0, wrong: 0 };
      record.injected++;
      if (met[index] === false) record.unmet++;
      record.questions += meanwhile.length;
      record.flagged += meanwhile.filter(({ flagged }) => fault.members.some((code) => flagged.includes(code))).length;
      record.wrong += meanwhile.filter(({ wrong }) => wrong.length > 0).length;
      this.#faults.set(kind, record);
    }
  }

  async #untilComplete(): Promise<void> {
    const client = this.#client(this.#settings.seed);
    const startedAt = performance.now();
    for (;;) {
      const { complete, outcome } = await client.isComplete();
      this.#outcomes.push(outcome);
      for (const each of outcome.wrong) this.#log(`WRONG: ${each}`);
      if (complete) return;
      if (performance.now() - startedAt > LONGEST_RECOVERY_MILLISECONDS)
        throw new Error(`${outcome.flagged.join(', ')} did not come back, and nothing is wrong with them`);
      await pause(50);
    }
  }

  async #memoryNow(): Promise<Memory> {
    await this.#province.collectGarbage();
    return this.#province.memory();
  }

  async #lookAtGateway(warm: Memory): Promise<Pick<FaultReport, 'memory' | 'unseen'>> {
    const unseen = await this.#province.unseen();
    return { unseen, memory: { warm, end: await this.#memoryNow(), peakRss: this.#peakRss } };
  }

  #sumUp() {
    const times = this.#outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return {
      seconds: (performance.now() - this.#startedAt) / 1_000,
      questions: this.#outcomes.length,
      complete: this.#outcomes.filter(({ flagged, errors }) => flagged.length === 0 && errors.length === 0).length,
      flagged: this.#outcomes.filter(({ flagged }) => flagged.length > 0).length,
      withErrors: this.#outcomes.filter(({ errors }) => errors.length > 0).length,
      wrong: this.#outcomes.flatMap(({ wrong }) => wrong),
      faults: this.#faults,
      p50: at(0.5),
      p99: at(0.99),
      slowest: at(1),
    };
  }
}
