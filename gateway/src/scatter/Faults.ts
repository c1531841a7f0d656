import { type BadAnswer, type Fault, shown, WorthlessAnswer } from './BadAnswer.ts';

/** What of one member's answers was not used; the schema's `DroppedParts`, as plain data. */
export interface Dropped {
  code: string;
  /** Rows that are not in the answer. */
  rows: number;
  /** Values inside other rows that are null instead. */
  values: number;
  reasons: Fault[];
}

/** Rows and values of one answer that may be bad at most, whatever its length, before nothing of it is used. */
export const MOST_BAD = 10;
/** The same in short answers: so many of a few rows may be bad, lest one bad row cost all that stand beside it. */
const FEWEST_WORTHLESS = 3;
/** In answers of a length between: every fifth row. */
const ROWS_FOR_ONE_BAD = 5;

/** Whether so much of an answer is bad that nothing of it is used. */
export function isWorthless(bad: number, rows: number): boolean {
  return bad > Math.min(MOST_BAD, Math.max(FEWEST_WORTHLESS, Math.floor(rows / ROWS_FOR_ONE_BAD)));
}

/** A fault for the log. */
export interface Example {
  /** The row's id, shortened; undefined where it has none. */
  row: string | undefined;
  fault: string;
}

/** Faults of one member that the log shows. */
const MOST_EXAMPLES = 5;

/** A member's part of the record. */
interface OfMember {
  rows: number;
  values: number;
  /** By the object that holds the value: an object that is wanted twice is read twice. */
  seen: Map<object, Set<string>>;
  reasons: Set<Fault>;
  examples: Example[];
}

/** A record of what was left out of members' answers. */
export class Faults {
  readonly #byMember = new Map<string, OfMember>();
  readonly #whole: Faults | undefined;

  /** @param whole a record in which everything is to stand too */
  constructor(whole?: Faults) {
    this.#whole = whole;
  }

  /** A row is left out. */
  addRow(error: BadAnswer, row: string | undefined): void {
    const known = this.#of(error.member);
    known.rows++;
    note(known, error, row);
    this.#whole?.addRow(error, row);
  }

  /**
   * A value is null instead.
   * @param holder the member's object that holds it
   * @throws WorthlessAnswer when there are too many of the member
   */
  addValue(error: BadAnswer, holder: object, place: string, row: string | undefined): void {
    const known = this.#of(error.member);
    const places = known.seen.get(holder);
    if (places?.has(place)) return;
    if (places === undefined) known.seen.set(holder, new Set([place]));
    else places.add(place);
    known.values++;
    if (known.values > MOST_BAD) throw WorthlessAnswer.from(error);
    note(known, error, row);
    this.#whole?.addValue(error, holder, place, row);
  }

  /** How many rows and values of a member are left out. */
  countOf(member: string): number {
    const known = this.#byMember.get(member);
    return known === undefined ? 0 : known.rows + known.values;
  }

  /** In order of the members' codes. */
  report(): Dropped[] {
    if (this.#byMember.size === 0) return [];
    return [...this.#byMember]
      .map(([code, { rows, values, reasons }]) => ({ code, rows, values, reasons: [...reasons].sort() }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** Some faults of a member, in its own words. They are for the log alone. */
  examples(member: string): readonly Example[] {
    return this.#byMember.get(member)?.examples ?? [];
  }

  #of(member: string): OfMember {
    let known = this.#byMember.get(member);
    if (known === undefined) {
      known = { rows: 0, values: 0, seen: new Map(), reasons: new Set(), examples: [] };
      this.#byMember.set(member, known);
    }
    return known;
  }
}

function note({ reasons, examples }: OfMember, error: BadAnswer, row: string | undefined): void {
  reasons.add(error.fault);
  if (examples.length < MOST_EXAMPLES) examples.push({ row: row === undefined ? undefined : shown(row), fault: error.message });
}
