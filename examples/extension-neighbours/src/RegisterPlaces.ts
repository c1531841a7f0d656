import type { Logger } from 'pino';
import { z } from 'zod';
import type { Place } from './Place.ts';

const QUESTION = '{ members { code kind location { latitude longitude } } }';

const answerForm = z.object({
  data: z.object({
    members: z.array(
      z.object({ code: z.string(), kind: z.string(), location: z.object({ latitude: z.number(), longitude: z.number() }).nullable() }),
    ),
  }),
});

const EVERY_MILLISECONDS = 10 * 60_000;
/** Until the directory has answered once. */
const AT_FIRST_MILLISECONDS = 1_000;
const DEADLINE_MILLISECONDS = 10_000;

/** Where the bodies of the province are, as its directory says. Asked for now and then; when it does not answer, what was known stands. */
export class RegisterPlaces {
  readonly #directoryUrl: string;
  readonly #logger: Logger;
  #places: readonly Place[] = [];
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(directoryUrl: string, logger: Logger) {
    this.#directoryUrl = directoryUrl;
    this.#logger = logger;
  }

  get all(): readonly Place[] {
    return this.#places;
  }

  of(code: string): Place | undefined {
    return this.#places.find((place) => place.code === code);
  }

  async start(): Promise<void> {
    try {
      this.#places = await read(this.#directoryUrl);
    } catch (error) {
      this.#logger.warn({ err: error }, 'the directory did not say where the bodies are');
    }
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.start(), this.#places.length === 0 ? AT_FIRST_MILLISECONDS : EVERY_MILLISECONDS);
    this.#timer.unref();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}

async function read(directoryUrl: string): Promise<Place[]> {
  const response = await fetch(directoryUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUESTION }),
    signal: AbortSignal.timeout(DEADLINE_MILLISECONDS),
  });
  const { data } = answerForm.parse(await response.json());
  return data.members.flatMap(({ location, ...body }) => (location === null ? [] : [{ ...body, ...location }]));
}
