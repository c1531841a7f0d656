import type { DisclosureKind } from '@shafaf/schema/shortForm/DisclosureKind';
import type { Migration, RawBuilder, Selectable, SqlBool } from 'kysely';
import type { z } from 'zod';
import type { Attributes } from '../attributes/Attribute.ts';
import type { KeysetOrder } from '../connection/KeysetOrder.ts';
import type { DisclosureColumns } from '../database/DisclosureColumns.ts';
import type { DisclosureContent, RecordEnvelope } from '../disclosure/disclosureRow.ts';
import type { MemberIdentity } from '../MemberIdentity.ts';
import type { FieldValue, ImportColumn } from '../publish/ImportColumn.ts';
import type { OcdsRecord } from '../publish/ocds/OcdsRecord.ts';
import type { Json } from '../publish/read/assembleJson.ts';
import type { SampleBody, SampleRecord } from '../samples/SampleBody.ts';
import type { RecordField } from '../selection/RecordField.ts';
import type { SynopsisDescription } from '../synopsis/SynopsisDescription.ts';
import type { Grouping } from '../totals/Grouping.ts';
import type { QualityRules } from '../warnings/QualityRules.ts';

/**
 * What a row of any category's table has: the envelope. Columns of the category's own stand beside (`columnIn`). Of a row that was read, only the
 * columns that were selected are there.
 */
export type RecordRow = Selectable<DisclosureColumns>;

/** What stands in a column of a row. */
export function columnIn(row: Readonly<Record<string, unknown>>, column: string): unknown {
  return row[column];
}

/** A filter, coerced by the contract's scalars. */
export type Filter = Readonly<Record<string, unknown>>;

/**
 * All that is particular to one category of disclosures, made by `defineCategory` from the contract and the category's attributes. What is common
 * to all (pages, totals, envelope, ids, entities, publishing) is made from this.
 */
export interface Category<Content extends DisclosureContent = DisclosureContent, Input = unknown> {
  /** What the contract says of it. */
  readonly kind: DisclosureKind;
  /** As in global ids and in the connection's field, such as `contracts`. */
  readonly name: string;
  /** What its records say beside the envelope. */
  readonly attributes: Attributes;

  /** Its table. */
  readonly table: string;
  /** The steps that make the table, by name; none is ever edited after it has landed. */
  readonly migrations: Readonly<Record<string, Migration>>;
  /** Columns that are worked out and do not stand in the table. */
  readonly computed: Readonly<Record<string, RawBuilder<unknown>>>;
  /** The table's columns of type `jsonb`. */
  readonly jsonColumns: readonly string[];

  /** How each field of the object type is answered. */
  readonly fields: Readonly<Record<string, RecordField>>;
  /** The order when a question names none, as the SDL has it. */
  readonly defaultOrder: { readonly field: string; readonly direction: 'ASC' | 'DESC' };
  /** By value of the order's enum. */
  readonly orders: Readonly<Record<string, KeysetOrder<RecordRow>>>;
  /** The filter, already coerced, as conditions that must all hold. */
  conditions(filter: Filter, member: MemberIdentity): RawBuilder<SqlBool>[];
  /** The column that holds a supplier's national id; null where its records have none. */
  readonly supplierColumn: string | null;
  /** Null where the contract has no figures over its records. */
  readonly totals: CategoryTotals | null;
  readonly synopsis: SynopsisDescription;

  /** Checks a content and fills in its defaults. */
  readonly content: z.ZodType<Content, Input>;
  /** The texts of a content, beside the title, that are searched. */
  searched(content: DisclosureContent): readonly string[];
  /** The table's row of a record that stands; columns of type `jsonb` hold JSON text. */
  row(envelope: RecordEnvelope, content: Content): Readonly<Record<string, unknown>>;
  /** What is expected of its records beyond their form. */
  readonly quality: QualityRules;
  /** By the paths of amounts that `quality` names: the columns that have them, where there are such. */
  readonly amountColumns: ReadonlyMap<string, string>;
  /** The columns that files may have. */
  readonly columns: readonly ImportColumn[];
  /** Fields that records should have: each as the path of the graph's names, and the condition that a row has it. */
  readonly recommended: readonly { readonly field: string; readonly present: RawBuilder<SqlBool> }[];
  /** Where a file has no column for the body's own id: the path of the field that serves as one. */
  readonly idFrom: string | null;
  /** A content, still to be checked, from the values of a row by path. */
  contentOf(fields: ReadonlyMap<string, FieldValue>): object;
  /** The records in a release or record of OCDS, for categories that the standard covers. */
  readonly ocds?: (item: Json, rates: Readonly<Record<string, string>>) => OcdsRecord[];
  /** Invented records of a body, the same at every call, to try the software out. */
  samples(body: SampleBody): readonly SampleRecord<Input>[];
}

/** Figures over a category's records. */
export interface CategoryTotals {
  /** The figures by field name: aggregates over the rows. */
  readonly figures: Readonly<Record<string, RawBuilder<unknown>>>;
  /** The figures where there are no rows. */
  readonly figuresOfNothing: Readonly<Record<string, unknown>>;
  /** The figure by which groups are ordered, largest first. */
  readonly groupOrder: RawBuilder<unknown>;
  /** By value of the group's enum. */
  readonly groups: Readonly<Record<string, Grouping>>;
}
