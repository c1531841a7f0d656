import type { Bilingual } from './Problem.ts';

/** What a column holds, and so how its cells are read. */
export type ColumnKind =
  | 'text'
  | 'rial'
  /** A decimal number as text, whose digits all count. */
  | 'decimal'
  /** A number with a fraction. */
  | 'number'
  /** The same in hundredths of a whole, with or without its sign: 45, `45%`, «۴۵ درصد». */
  | 'percent'
  | 'day'
  | 'integer'
  | 'boolean'
  | 'enum'
  /** Some values of an enum, apart as texts are. */
  | 'enums'
  | 'nationalId'
  | 'currency'
  /** Texts with `؛`, `;`, `|` or line ends between them, or a list of texts in JSON. */
  | 'texts'
  /** A list of objects, as JSON has it. */
  | 'objects';

/** A column that a file of some category may have. */
export interface ImportColumn {
  /** Where the value goes: the path of the field in the graph, or `localId`. Mapping files name columns by it. */
  path: string;
  kind: ColumnKind;
  /** Names under which files without a mapping may have it; spelling variants, spaces and case do not count. */
  headers: { fa: readonly string[]; en: readonly string[] };
  description: Bilingual;
  /** A cell as it may look, for templates; one of its kind when left out. */
  example?: string;
  required?: boolean;
  /** For `enum` and `enums`: the API's value of each term that files use. The API's own values are understood too. */
  values?: Readonly<Record<string, string>>;
  /** For `enum`: the path of a text field that gets the file's own term, unless it has a column of its own. */
  termTo?: string;
  /** For `rial`: the path of the object that gets the amount as it was agreed, when that is in another currency. */
  originalTo?: string;
  /** For `objects`: what each of them may have. */
  item?: readonly ImportColumn[];
  /** For `objects`: the path in them that a text alone stands for. */
  itemText?: string;
  /** The path of a list: all such columns of a row together make one entry of it. */
  entryOf?: string;
}

/** A value that was read from a file's cell. */
export type FieldValue = string | number | boolean | readonly string[] | readonly object[];
