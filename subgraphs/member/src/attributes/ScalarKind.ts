import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { KeyType } from '../connection/KeysetOrder.ts';
import type { ColumnKind } from '../publish/ImportColumn.ts';

/** A kind of single values. */
export interface ScalarKind {
  /** Names of the contract's types that hold such values. */
  readonly graphTypes: readonly string[];
  /** The type of the column in Postgres. */
  readonly columnType: string;
  /** The type to which values given as text are cast. */
  readonly sqlType: string;
  /** How cells of files are read. */
  readonly cells: ColumnKind;
  /** A cell as it may look, where the way of reading cells does not say it. */
  readonly example?: string;
  /** How records are ordered by it; null when they cannot be. */
  readonly key: KeyType | null;
  /** The row's value as it stands in JSON, for cursors. */
  keyOf(value: unknown): string | number | null;
  /**
   * What a synopsis says of such a column: its smallest and largest value, how often it has each, or which texts it holds. Null where it says
   * nothing: records cannot be filtered by it.
   */
  readonly summary: 'RANGE' | 'VALUES' | 'TEXTS' | null;
  /** Whether such values can be added up. */
  readonly adds: boolean;
  /** The condition that the column has the bound or more, or the bound or less; null when there is none such. */
  readonly within: Within | null;
  /** A group's key, which is text, as the graph has it. */
  readKey(key: string): string | number | boolean;
}

/** Makes conditions by a bound that was coerced by its scalar. */
export interface Within {
  atLeast(column: RawBuilder<unknown>, bound: unknown): RawBuilder<SqlBool>;
  atMost(column: RawBuilder<unknown>, bound: unknown): RawBuilder<SqlBool>;
}

/** Conditions by a bound that any value of the type can be compared with. */
export function plainlyWithin(sqlType: string): Within {
  const cast = (bound: unknown) => sql`${bound}::${sql.raw(sqlType)}`;
  return {
    atLeast: (column, bound) => sql<SqlBool>`${column} >= ${cast(bound)}`,
    atMost: (column, bound) => sql<SqlBool>`${column} <= ${cast(bound)}`,
  };
}

/** A key that stands in JSON as the column gives it. */
export function asGiven(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
