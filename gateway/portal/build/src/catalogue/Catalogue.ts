/** A name in both languages of the page. */
export interface Label {
  fa: string;
  en: string;
}

/**
 * What the page knows of the categories of disclosures. It is made when the page is built, from the contract and from what members call their
 * columns: no category has code of its own in the page.
 */
export interface Catalogue {
  /** The fields that records of all categories have. */
  envelope: readonly FieldEntry[];
  categories: readonly CategoryEntry[];
  /** By name of the enum and of its value. */
  enums: Readonly<Record<string, Readonly<Record<string, Label>>>>;
}

/** A category of disclosures. */
export interface CategoryEntry {
  /** As in ids and addresses, such as `contracts`. */
  name: string;
  /** Its value of the enum `Category`, such as `CONTRACTS`. */
  value: string;
  label: Label;
  /** What its records say beside the envelope. */
  fields: readonly FieldEntry[];
  /** Paths of the fields that a list shows, beside the title and the body. */
  columns: readonly string[];
  filters: readonly FilterEntry[];
  orders: readonly OrderEntry[];
  defaultOrder: { field: string; direction: 'ASC' | 'DESC' };
  /** Asks for a page of records. */
  list: DocumentEntry;
  /** Asks for all of one record. */
  record: DocumentEntry;
}

/** An operation, known by its hash, so that it can be asked for with a GET that caches understand. */
export interface DocumentEntry {
  text: string;
  /** The SHA-256 of the text, in hexadecimal. */
  hash: string;
}

/** How a value is shown. */
export type ValueKind =
  | 'text'
  | 'code'
  | 'rial'
  | 'number'
  | 'percent'
  | 'year'
  | 'day'
  | 'moment'
  | 'boolean'
  | 'enum'
  | 'url'
  | 'object'
  | 'member'
  | 'supplier'
  | 'record'
  | 'point';

/** A field of a record, or of an object in it. */
export interface FieldEntry {
  name: string;
  label: Label;
  kind: ValueKind;
  /** The language of a text that there is in both; left out for all others. */
  language?: 'fa' | 'en';
  /** Whether there may be several. */
  many?: true;
  /** The name of the enum, for `enum`. */
  enum?: string;
  /** What it consists of, for `object`. */
  fields?: readonly FieldEntry[];
}

/** What a list can be ordered by. */
export interface OrderEntry {
  value: string;
  label: Label;
  kind: ValueKind;
}

/** A condition as people set it: one input of the contract's filter, or the two ends of a range. */
export type FilterEntry = SingleFilter | RangeFilter;

export interface SingleFilter {
  control: 'text' | 'code' | 'number' | 'year' | 'day' | 'boolean' | 'choice' | 'choices' | 'members' | 'county';
  /** The input's name, in the graph and in addresses. */
  name: string;
  label: Label;
  /** The name of the enum, for `choice` and `choices`. */
  enum?: string;
}

export interface RangeFilter {
  control: 'range';
  kind: 'rial' | 'number' | 'year' | 'day';
  label: Label;
  /** Names of the inputs for the lower and the upper end. */
  from: string;
  to: string;
}
