import type { GraphQLOutputType } from 'graphql';
import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { RecordRow } from '../categories/Category.ts';
import type { ImportColumn } from '../publish/ImportColumn.ts';
import type { Bilingual } from '../publish/Problem.ts';
import type { RecordField } from '../selection/RecordField.ts';
import type { ScalarKind } from './ScalarKind.ts';

/**
 * One thing that a category's records say beside the envelope, such as the day on which a permit was issued. What it is called stands
 * with the category; from both together follow the form of the content, the table's columns, the graph's field and the columns of files.
 */
export interface Attribute<Form extends z.ZodType = z.ZodType> {
  /** The value in a content: what is hashed, revised and compared. */
  readonly form: Form;
  /** The step of the category's table in which its columns come; 1 for what was there from the beginning. */
  readonly since: number;
  /** What follows once it has a name. */
  parts(name: string): AttributeParts;
}

/** Some attributes by their names, which are those of the graph's fields. */
export type Attributes = Readonly<Record<string, Attribute>>;

/** What follows from an attribute and its name. */
export interface AttributeParts {
  /** Columns of the table. */
  readonly columns: readonly TableColumn[];
  /** Columns that are worked out from those of the table. */
  readonly computed?: Readonly<Record<string, RawBuilder<unknown>>>;
  /** How the graph's field is answered. */
  readonly field: RecordField<RecordRow>;
  /** Single values that have a column of their own, by which records can be filtered, ordered, grouped and added up. */
  readonly leaves: readonly Leaf[];
  /** Columns of files. */
  readonly imports: readonly ImportColumn[];
  /** The same where every record has it, when that makes more of them required than the one of its name. */
  readonly requiredImports?: readonly ImportColumn[];
  /** Texts of a value that the filter `text` looks in. */
  searched(value: unknown): readonly string[];
  /** The value that describes a group of one of the leaves by its key; the key itself, as its kind reads it, when left out. */
  readonly groupValue?: (key: string) => unknown;
  /** Why the contract's type is not that of the attribute, in words that follow on the field's name; null when it is. */
  misfit(type: GraphQLOutputType): string | null;
}

/** A column of a category's table. */
export interface TableColumn {
  name: string;
  /** The type as Postgres writes it, with what else belongs to it, such as `jsonb not null default '[]'`. */
  type: string;
  /** Whether it is of type `jsonb`, and its values are given as JSON text. */
  json: boolean;
  /** What stands in it for an attribute's value in a content; undefined where the content has none. `recordId` is the record's global id. */
  valueOf(value: unknown, recordId: string): unknown;
}

/** A single value that has a column of its own. */
export interface Leaf {
  /** From the record, as the contract names the fields: `tender.procurementMethod`. */
  path: string;
  column: string;
  /** Of each value. */
  kind: ScalarKind;
  /**
   * Whether a record may have several: its column is a list in JSON then. Records can be filtered by whether one of them is meant, but neither
   * ordered nor grouped, and synopses say nothing of it.
   */
  many?: true;
}

/** What an attribute is called in files, and what it says. */
export interface Heading {
  /** Names under which files may have it, the usual one first; spelling variants, spaces and case do not count. */
  readonly fa: readonly string[];
  readonly en: readonly string[];
  readonly description: Bilingual;
}

/** What most attributes are given. */
export interface AttributeOptions {
  /** Left out for what only JSON has, under its own name. */
  heading?: Heading;
  /** Inside an object: a column of its own, so that records can be filtered, ordered, grouped or added up by it. */
  column?: string;
  /** See `Attribute.since`. */
  since?: number;
}
