import type { RawBuilder, Selectable, SqlBool } from 'kysely';
import type { KeysetOrder } from '../connection/KeysetOrder.ts';
import type { DisclosureColumns } from '../database/DisclosureColumns.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { MemberIdentity } from '../MemberIdentity.ts';
import type { RecordField } from '../selection/RecordField.ts';
import type { Grouping } from '../totals/Grouping.ts';

/** What a row of any category's table has. Of a row that was read, only the columns that were selected are there. */
export type RecordRow = Selectable<DisclosureColumns>;

/**
 * All that is particular to one category of disclosures. What is common to all (pages, totals, envelope, ids, entities) is made
 * from this.
 */
export interface Category<Row extends RecordRow, Filter = never> {
  /** As in global ids and in the connection's field, such as `contracts`. The table has the same name. */
  readonly name: Exclude<keyof MemberDatabase, 'publications' | 'revisions' | 'synopses'>;
  /** The field of `Query` that gives one by its id, such as `contract`; with `Totals` behind it, the field of its totals. */
  readonly singular: string;
  /** Its object type in the contract, such as `Contract`. */
  readonly typeName: string;
  /** The column that holds a supplier's national id, where its records have one. */
  readonly supplierColumn: string;
  /** How each field of the object type is answered. */
  readonly fields: Readonly<Record<string, RecordField<Row>>>;
  /** Columns of `Row` that are worked out and do not stand in the table. */
  readonly computed: Readonly<Record<string, RawBuilder<unknown>>>;
  /** The order when a question names none, as the SDL has it. */
  readonly defaultOrder: { readonly field: string; readonly direction: 'ASC' | 'DESC' };
  /** By value of the order's enum. */
  readonly orders: Readonly<Record<string, KeysetOrder<Row>>>;
  /** The filter, already coerced, as conditions that must all hold. */
  conditions(filter: Filter, member: MemberIdentity): RawBuilder<SqlBool>[];
  /** The figures of totals, by field name: aggregates over the rows. */
  readonly figures: Readonly<Record<string, RawBuilder<unknown>>>;
  /** The figures where there are no rows. */
  readonly figuresOfNothing: Readonly<Record<string, unknown>>;
  /** The figure by which groups are ordered, largest first. */
  readonly groupOrder: RawBuilder<unknown>;
  /** By value of the group's enum. */
  readonly groups: Readonly<Record<string, Grouping>>;
}
