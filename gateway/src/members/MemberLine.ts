import {
  type BulkheadPolicy,
  bulkhead,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhenResult,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  retry,
} from 'cockatiel';
import type { Logger } from 'pino';
import type { MemberResponse, Missing, WireQuestion } from '../scatter/ask.ts';
import type { MissingReason } from '../scatter/coverage.ts';
import { givenUp } from '../scatter/GivingUp.ts';
import { Wanted } from '../scatter/Wanted.ts';
import type { CallSettings } from './CallSettings.ts';

/** Asks the member's server once, within a time, as long as the answer is wanted. */
export type Call = (request: WireQuestion, deadlineMilliseconds: number, wanted: Wanted) => Promise<MemberResponse | Missing>;

/** Thrown by a call that nobody wants any more: it says nothing of the member, good or bad. */
class NotWanted extends Error {}

/** Pauses before a question is sent again: long enough for a server to restart its listener, short against any deadline. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 250;
/** How much the latest answer counts in what is usual. */
const LATEST = 0.2;

const circuitOpen: Missing = { missing: 'CIRCUIT_OPEN', detail: 'its last answers failed, and it is left alone for a while' };

/**
 * The way to one member's server. Questions are reads, so one that did not get through is sent again; what changes something is sent once. A server that fails again
 * and again is left alone for a while, and only so many questions are with it at once, so that it can hold up nobody else.
 */
export class MemberLine {
  readonly #call: Call;
  readonly #settings: CallSettings;
  readonly #bulkhead: BulkheadPolicy;
  readonly #breaker: CircuitBreakerPolicy;
  #usualMilliseconds: number | undefined;
  #silent = false;
  #failure: MissingReason | undefined;

  /** @param logger one that names the member */
  constructor(call: Call, settings: CallSettings, logger: Logger) {
    this.#call = call;
    this.#settings = settings;
    this.#bulkhead = bulkhead(settings.concurrent, settings.waiting);
    const { openMilliseconds: initialDelay, longestOpenMilliseconds: maxDelay } = settings;
    this.#breaker = circuitBreaker(
      // One that refuses is there, and may obey the next call: the gateway's keys or a clock are being put right.
      handleWhenResult((answer) => isMissing(answer) && answer.missing !== 'REFUSED'),
      { halfOpenAfter: new ExponentialBackoff({ initialDelay, maxDelay }), breaker: new ConsecutiveBreaker(settings.failuresToOpen) },
    );
    this.#breaker.onBreak((reason) => {
      if (!('value' in reason)) return;
      if (isMissing(reason.value)) this.#failure = reason.value.missing;
      logger.warn(describe(reason.value), 'a member fails again and again; it is left alone for a while');
    });
    this.#breaker.onReset(() => logger.info('a member is asked again'));
  }

  /** How long the member took lately for a question that it answered; undefined before its first answer. */
  get usualMilliseconds(): number | undefined {
    return this.#usualMilliseconds;
  }

  /** Why the member is left alone for a while; undefined when it is not. */
  get failure(): MissingReason | undefined {
    return this.#breaker.state === CircuitState.Closed ? undefined : this.#failure;
  }

  /** Asks, again if need be. Never throws, and takes no longer than the deadline, nor than the answer is wanted. */
  async ask(request: WireQuestion, wanted = new Wanted()): Promise<MemberResponse | Missing> {
    const startedAt = performance.now();
    const deadlineAt = startedAt + this.#settings.deadlineMilliseconds;
    const first = await this.#attempt(request, deadlineAt, wanted);
    const answer = mayPass(first) ? await this.#askAgain(request, deadlineAt, wanted, first) : first;
    if (!isMissing(answer)) this.#note(performance.now() - startedAt);
    return answer;
  }

  /** Sends what changes something: once, and it goes on though nobody waits for it any more. Never throws, and takes no longer than the deadline. */
  async change(request: WireQuestion): Promise<MemberResponse | Missing> {
    return this.#attempt(request, performance.now() + this.#settings.deadlineMilliseconds, new Wanted());
  }

  /**
   * What the poll of its synopsis came to. One that answers after others did not is a sign of life: the member need not be left alone
   * any longer. Where polls answered all the while they say nothing of questions, which failed all the same.
   */
  polled(answered: boolean): void {
    if (answered && this.#silent && this.#breaker.state === CircuitState.Open) this.#breaker.isolate().dispose();
    this.#silent = !answered;
  }

  async #attempt(request: WireQuestion, deadlineAt: number, wanted: Wanted): Promise<MemberResponse | Missing> {
    try {
      return await this.#bulkhead.execute(() => {
        if (wanted.isDropped) return givenUp;
        const left = deadlineAt - performance.now();
        if (left <= 0) return { missing: 'TIMEOUT', detail: 'others were before it in the queue all the time' } satisfies Missing;
        // One question is enough to find out whether it is well again; the others do not wait for that.
        if (this.#breaker.state === CircuitState.HalfOpen) return circuitOpen;
        // The one that finds out whether the member is well again goes on in any case.
        const own = this.#breaker.state === CircuitState.Closed ? wanted : new Wanted();
        return this.#breaker.execute(() => this.#callWhileWanted(request, left, own));
      });
    } catch (error) {
      if (error instanceof NotWanted) return givenUp;
      if (isBrokenCircuitError(error)) return circuitOpen;
      if (isBulkheadRejectedError(error)) return { missing: 'BUSY', detail: `${this.#settings.waiting} questions wait for it already` };
      throw error;
    }
  }

  async #callWhileWanted(request: WireQuestion, milliseconds: number, wanted: Wanted): Promise<MemberResponse | Missing> {
    const answer = await this.#call(request, milliseconds, wanted);
    if (wanted.isDropped) throw new NotWanted();
    return answer;
  }

  /** The policy is made for this question alone: only one that has failed pays for it. */
  async #askAgain(request: WireQuestion, deadlineAt: number, wanted: Wanted, first: Missing): Promise<MemberResponse | Missing> {
    let last: Attempt = { answer: first, asked: true };
    const policy = retry(
      handleWhenResult(() => last.asked && mayPass(last.answer) && performance.now() + LONGEST_PAUSE < deadlineAt),
      { maxAttempts: this.#settings.retries, backoff: new ExponentialBackoff({ initialDelay: FIRST_PAUSE, maxDelay: LONGEST_PAUSE }) },
    );
    await policy.execute(async ({ attempt }) => {
      if (attempt === 0) return;
      const answer = await this.#attempt(request, deadlineAt, wanted);
      // That the member is left alone from now on says less than why.
      last = isRefusal(answer) ? { answer: first, asked: false } : { answer, asked: true };
    });
    return last.answer;
  }

  #note(milliseconds: number): void {
    this.#usualMilliseconds = (this.#usualMilliseconds ?? milliseconds) * (1 - LATEST) + milliseconds * LATEST;
  }
}

interface Attempt {
  answer: MemberResponse | Missing;
  /** Whether the member's server was asked at all. */
  asked: boolean;
}

function isMissing(answer: unknown): answer is Missing {
  return typeof answer === 'object' && answer !== null && 'missing' in answer;
}

/** Whether the same question may be answered a moment later: the connection broke, or the server had a fault of its own. */
function mayPass(answer: MemberResponse | Missing): answer is Missing {
  return isMissing(answer) && (answer.missing === 'UNREACHABLE' || answer.missing === 'ERROR');
}

function isRefusal(answer: MemberResponse | Missing): boolean {
  return isMissing(answer) && (answer.missing === 'CIRCUIT_OPEN' || answer.missing === 'BUSY');
}

function describe(answer: unknown): { reason?: string; detail?: string } {
  return isMissing(answer) ? { reason: answer.missing, detail: answer.detail } : {};
}
