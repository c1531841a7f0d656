import { createHash } from 'node:crypto';
import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import type { Synopsis } from '@shafaf/shared/synopsis/Synopsis';
import type { Kysely } from 'kysely';
import type { Category } from '../categories/Category.ts';
import { categories } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { MemberIdentity } from '../MemberIdentity.ts';
import { ownThresholdTable } from '../thresholds/readThresholdTable.ts';
import { makeSynopsis } from './keepSynopsis.ts';
import { markOf } from './markOf.ts';
import { synopsisOf } from './SynopsisParts.ts';

const described = categories.map((category) => ({ category, madeBy: markOf(category.synopsis) }));

/** Reads what a member says of its data. Every method throws what the database says. */
export class SynopsisReader {
  readonly #database: Kysely<MemberDatabase>;
  readonly #member: MemberIdentity;
  #making: Promise<void> | null = null;

  constructor(database: Kysely<MemberDatabase>, member: MemberIdentity) {
    this.#database = database;
    this.#member = member;
  }

  /** The version as it stands now: changes with the data, and with whose they are. One small question. */
  async version(): Promise<string> {
    const rows = await this.#made(() => this.#database.selectFrom('synopses').select(['category', 'version', 'made_by']).execute());
    return this.#versionOf(rows);
  }

  /** The whole, and its version, of one moment. */
  async synopsis(): Promise<Synopsis> {
    const rows = await this.#made(() => this.#database.selectFrom('synopses').selectAll().execute());
    const said: Synopsis['categories'] = {};
    for (const { name, synopsis } of categories) {
      const parts = rows.find(({ category }) => category === name)?.parts;
      if (parts !== undefined) said[name] = synopsisOf(parts, synopsis);
    }
    return { form: 1, member: this.#member.code, version: this.#versionOf(rows), categories: said };
  }

  /** What is stored, once nothing of it is missing. */
  async #made<Row extends Stored>(read: () => Promise<Row[]>): Promise<Row[]> {
    const rows = await read();
    const missing = missingOf(rows);
    if (missing.length === 0) return rows;
    await this.#make(missing);
    return read();
  }

  /** Questions that come while a synopsis is being made wait for that one. */
  #make(missing: readonly Missing[]): Promise<void> {
    this.#making ??= (async () => {
      try {
        for (const { category, version } of missing) await makeSynopsis(this.#database, category, version);
      } finally {
        this.#making = null;
      }
    })();
    return this.#making;
  }

  #versionOf(rows: readonly Stored[]): string {
    const versions = categories.map(({ name }) => rows.find(({ category }) => category === name)?.version ?? null);
    // Classes by thresholds are worked out when they are asked for: with another table answers are others, though the data stands.
    const { code, kind, county, thresholds = ownThresholdTable() } = this.#member;
    return createHash('sha256')
      .update(canonicalJson([code, kind, county, thresholds, ...versions]))
      .digest('base64url');
  }
}

interface Stored {
  category: string;
  version: string;
  made_by: string;
}

/** A category whose synopsis is to be made, and the version of the one that it replaces. */
interface Missing {
  category: Category;
  version: string | null;
}

function missingOf(stored: readonly Stored[]): Missing[] {
  return described.flatMap(({ category, madeBy }) => {
    const found = stored.find((each) => each.category === category.name);
    return found?.made_by === madeBy ? [] : { category, version: found?.version ?? null };
  });
}
