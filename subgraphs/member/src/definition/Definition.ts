import type { Migration, RawBuilder, SqlBool } from 'kysely';
import type { z } from 'zod';
import type { Attributes, Heading } from '../attributes/Attribute.ts';
import type { ShapeOf } from '../attributes/shapeOf.ts';
import type { Category } from '../categories/Category.ts';
import type { MemberIdentity } from '../MemberIdentity.ts';
import type { SampleBody, SampleRecord } from '../samples/SampleBody.ts';
import type { RecordField } from '../selection/RecordField.ts';
import type { SynopsisDescription } from '../synopsis/SynopsisDescription.ts';
import type { Grouping } from '../totals/Grouping.ts';
import type { QualityRules } from '../warnings/QualityRules.ts';
import type { envelopeShape } from './envelope.ts';

type Own<A extends Attributes> = z.ZodObject<ShapeOf<A>, z.core.$strict>;
type Envelope = z.ZodObject<typeof envelopeShape, z.core.$strict>;
/** One record's content, checked. */
export type ContentOf<A extends Attributes> = z.output<Envelope> & z.output<Own<A>>;
/** One record's content as it may be given, before defaults are filled in. */
export type ContentInputOf<A extends Attributes> = z.input<Envelope> & z.input<Own<A>>;
/** The form of a category's contents. */
export type ContentForm<A extends Attributes> = z.ZodType<ContentOf<A>, ContentInputOf<A>>;

/** A figure of a category's own. */
export type OwnFigure =
  /** An aggregate over the rows, and its value where there are none. */
  | { of: RawBuilder<unknown>; nothing: unknown }
  /** The sum of an attribute, named by its path; of the rows alone that meet a condition, where one is given. */
  | { sumOf: string; where?: RawBuilder<SqlBool> };

/** What makes a category, beside its SDL. */
export interface Definition<A extends Attributes> {
  /** As in the contract and in ids; the name of its folder too. */
  category: string;
  /** What its records say beside the envelope; the names are those of the contract's fields. */
  attributes: A;
  /** What the columns of files are called that every category has. */
  headings: { localId: Heading; title: Heading };
  /** The attribute that serves as the body's own id in files without a column for that. */
  idFrom?: keyof A & string;
  /** Paths of the texts that together make the title in files without a column for that: `post.label`. */
  titleFrom?: readonly string[];
  /** The day to whose fiscal year a record belongs when it names none, or the Jalali year that is that. */
  fiscalYearOf?: keyof A & string;
  /** What a content must be besides, and what is made of it before it is kept, such as the masking of names. */
  content?(form: ContentForm<A>): ContentForm<A>;
  /** Conditions of filters of which `@prunes` says nothing, by the filter's name. */
  filters?: Readonly<Record<string, (value: unknown, member: MemberIdentity) => RawBuilder<SqlBool>[]>>;
  /**
   * Figures that are neither the sum, the smallest nor the largest value of the attribute of their name, nor `largest` or `smallest` of the one
   * that orders groups.
   */
  figures?: Readonly<Record<string, OwnFigure>>;
  /** Groupings by what is no attribute's value, by value of the group's enum. */
  groupings?: Readonly<Record<string, Grouping>>;
  /** Fields of the contract that no content has: they are worked out from columns. */
  derived?: Readonly<Record<string, RecordField>>;
  /** Parts of the synopsis that had better be others than usual; `sets` are added to those that follow from the contract. */
  synopsis?: Partial<Pick<SynopsisDescription, 'zones' | 'firsts' | 'sets'>>;
  /**
   * How many steps the table has taken: raised by one when orders or attributes are added to a category that is in use. New attributes name the
   * step in `since`. 1 when left out.
   */
  steps?: number;
  /** The table's steps, where they are not those that follow from the attributes. */
  migrations?: Readonly<Record<string, Migration>>;
  /** What is expected of its records beyond their form; nothing when left out. */
  quality?: QualityRules;
  ocds?: Category['ocds'];
  /** Invented records, the same at every call. What names anybody ends in «(نمونه)»; each is marked as a sample by itself. */
  samples(body: SampleBody): readonly SampleRecord<ContentInputOf<A>>[];
}
