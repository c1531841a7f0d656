import { type Kysely, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { contentWarnings } from './contentWarnings.ts';
import { likenessOf } from './likenessOf.ts';
import type { QualityRules } from './QualityRules.ts';
import { UsualAmounts } from './UsualAmounts.ts';
import type { Warning } from './Warning.ts';

/** A category, as far as its records can be doubted. */
export type DoubtedCategory = Pick<Category, 'table' | 'quality' | 'amountColumns'>;

/** A record that is about to be written. */
export interface DoubtedRecord {
  id: string;
  content: object;
}

/** What was found, by the records' order. */
export interface FoundDoubts {
  warnings: Warning[][];
  /** See `likenessOf`. */
  likenesses: (string | null)[];
}

/** Finds what looks wrong about the records of one publication. */
export class Doubts {
  readonly #table: string;
  readonly #rules: QualityRules;
  readonly #usual: UsualAmounts;
  #looks = 0;

  constructor({ table, quality, amountColumns }: DoubtedCategory) {
    this.#table = table;
    this.#rules = quality;
    this.#usual = new UsualAmounts(table, amountColumns);
  }

  /** Looks at records before they are written; those of the publication that were written before count as published. */
  async of(
    { transaction, at }: { transaction: Kysely<MemberDatabase>; at: Date },
    records: readonly DoubtedRecord[],
  ): Promise<FoundDoubts> {
    const today = dayOf(at);
    const unusual = await this.#usual.warnings(
      transaction,
      records.map(({ content }) => content),
    );
    const likenesses = records.map(({ content }) => likenessOf(this.#rules, content));
    const others = await this.#alike(transaction, records, likenesses);
    const warnings = records.map(({ content }, index) => {
      const other = others[index];
      return [
        ...contentWarnings(this.#rules, content, today),
        ...(unusual[index] ?? []),
        ...(other === undefined ? [] : [{ code: 'POSSIBLE_DUPLICATE' as const, field: null, detail: other }]),
      ];
    });
    return { warnings, likenesses };
  }

  /**
   * Lets the planner know that likenesses are hardly ever the same, once some rows are there. Of a table that was empty a moment ago it would think
   * otherwise until the end of the publication, and read all of it each time.
   */
  async #introduce(db: Kysely<MemberDatabase>): Promise<void> {
    this.#looks++;
    if (this.#looks !== 2) return;
    const { rows } = await sql<{ known: boolean }>`select exists (select 1 from pg_stats
      where schemaname = current_schema() and tablename = ${this.#table} and attname = 'likeness') as known`.execute(db);
    if (rows[0]?.known === false) await sql`analyze ${sql.table(this.#table)} (likeness)`.execute(db);
  }

  /** For each record the id of another that says the same; undefined where there is none. */
  async #alike(
    db: Kysely<MemberDatabase>,
    records: readonly DoubtedRecord[],
    likenesses: readonly (string | null)[],
  ): Promise<(string | undefined)[]> {
    const asked = likenesses.filter((likeness) => likeness !== null);
    if (asked.length === 0) return [];
    await this.#introduce(db);
    const { rows } = await sql<{ likeness: string; id: string }>`select likeness, id from ${sql.table(this.#table)}
      where likeness = any(${asked}::bigint[]) and likeness is not null and withdrawn_at is null order by id`.execute(db);
    const known = new Map<string, string[]>();
    const add = (likeness: string, id: string) => {
      const ids = known.get(likeness);
      if (ids === undefined) known.set(likeness, [id]);
      else if (ids.length < 2) ids.push(id);
    };
    for (const { likeness, id } of rows) add(likeness, id);
    return records.map(({ id }, index) => {
      const likeness = likenesses[index];
      if (likeness == null) return undefined;
      const other = known.get(likeness)?.find((one) => one !== id);
      add(likeness, id);
      return other;
    });
  }
}

/** The day in Iran, which has been half past three ahead of UTC the whole year round since 2022. */
function dayOf(at: Date): string {
  return new Date(at.getTime() + 3.5 * 3_600_000).toISOString().slice(0, 10);
}
