import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { standing } from '../database/standing.ts';
import type { SynopsisDescription } from './SynopsisDescription.ts';
import { keyExpression } from './zoneKeys.ts';

/** Where rows that were written stood, and where they stand now. */
export interface Touched {
  /** Zones that any of them was or is in. */
  zones: ReadonlySet<string>;
  /** By field of the description's `sets`. */
  texts: Readonly<Record<string, TouchedTexts>>;
}

/** What the rows had in one field, and what they have. */
export interface TouchedTexts {
  before: ReadonlySet<string>;
  after: ReadonlySet<string>;
}

/** So many rows touch most zones, and looking each of them up twice costs more than reading the table once. */
const MANY_ROWS = 500;

/** Watches what a publication writes to a category's table. */
export class TouchedRows {
  readonly #description: SynopsisDescription;
  readonly #zones = new Set<string>();
  readonly #texts: Readonly<Record<string, { before: Set<string>; after: Set<string> }>>;
  #rows = 0;

  constructor(description: SynopsisDescription) {
    this.#description = description;
    this.#texts = Object.fromEntries(Object.keys(description.sets).map((field) => [field, { before: new Set(), after: new Set() }]));
  }

  /** Writes rows, and looks at them before and after. Whatever changes the category's rows must be done in here. */
  async during(db: Kysely<MemberDatabase>, ids: readonly string[], write: () => Promise<void>): Promise<void> {
    this.#rows += ids.length;
    await this.#look(db, ids, 'before');
    await write();
    await this.#look(db, ids, 'after');
  }

  /** What was touched; null when that is too much to be told. */
  get touched(): Touched | null {
    return this.#rows > MANY_ROWS ? null : { zones: this.#zones, texts: this.#texts };
  }

  async #look(db: Kysely<MemberDatabase>, ids: readonly string[], when: 'before' | 'after'): Promise<void> {
    if (this.#rows > MANY_ROWS) return;
    const { table, zones, sets } = this.#description;
    const { rows } = await sql<{
      zone: string;
      texts: (string | null)[];
    }>`select json_build_array(${sql.join(zones.map(keyExpression))})::text as zone,
      json_build_array(${sql.join(Object.values(sets).map((column) => sql.ref(column)))}) as texts
      from ${sql.table(table)} where ${standing([sql`id = any(${ids}::text[])`])}`.execute(db);
    for (const { zone, texts } of rows) {
      this.#zones.add(zone);
      for (const [n, field] of Object.keys(sets).entries()) {
        const text = texts[n];
        if (typeof text === 'string') this.#texts[field]?.[when].add(text);
      }
    }
  }
}
