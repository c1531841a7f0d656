import type { Bilingual } from './Problem.ts';

/** What a column holds, and so how its cells are read. */
export type ColumnKind = 'text' | 'rial' | 'decimal' | 'day' | 'integer' | 'enum' | 'nationalId' | 'currency';

/** A column that a file of some category may have. */
export interface ImportColumn {
  /** Where the value goes: the path of the field in the graph, or `localId`. Mapping files name columns by it. */
  path: string;
  kind: ColumnKind;
  /** Names under which files without a mapping may have it; spelling variants, spaces and case do not count. */
  headers: { fa: readonly string[]; en: readonly string[] };
  description: Bilingual;
  required?: true;
  /** For `enum`: the API's value of each term that files use. The API's own values are understood too. */
  values?: Readonly<Record<string, string>>;
  /** For `enum`: the path of a text field that gets the file's own term, unless it has a column of its own. */
  termTo?: string;
}
