import type { ColumnKind, ImportColumn } from '../publish/ImportColumn.ts';
import type { Bilingual } from '../publish/Problem.ts';

/** A column of a template. */
export interface TemplateColumn {
  header: string;
  required: boolean;
  kind: Bilingual;
  description: Bilingual;
  /** Terms to choose from; empty where anything may be written. */
  terms: readonly string[];
  example: string;
}

/**
 * The id of the row that shows how a template is filled in. A row with it is never published, so that nobody publishes the example by
 * forgetting it.
 */
export const EXAMPLE_ID = 'نمونه';

/** What a cell can hold; lists of objects are for JSON. */
type CellKind = Exclude<ColumnKind, 'objects'>;

/** What is written in a column, for people. */
const KINDS: Readonly<Record<CellKind, Bilingual>> = {
  text: { en: 'text', fa: 'متن' },
  rial: { en: 'whole rial, digits only', fa: 'ریال، تنها رقم' },
  decimal: { en: 'a number', fa: 'عدد' },
  day: { en: 'a day such as 1403/05/12 or 2024-08-02', fa: 'تاریخ، مانند ۱۴۰۳/۰۵/۱۲' },
  integer: { en: 'a whole number', fa: 'عدد صحیح' },
  enum: { en: 'one of the list', fa: 'یکی از فهرست' },
  nationalId: { en: 'the 11 digits of a legal person', fa: 'شناسهٔ ملی ۱۱ رقمی شخص حقوقی' },
  number: { en: 'a number', fa: 'عدد' },
  percent: { en: 'percent, such as 45', fa: 'درصد، مانند ۴۵' },
  enums: { en: 'one or more of the list, with ؛ between them', fa: 'یک یا چند مورد از فهرست، با «؛» میانشان' },
  boolean: { en: 'yes or no', fa: 'بله یا خیر' },
  texts: { en: 'one or more, with ؛ between them', fa: 'یک یا چند مورد، با «؛» میانشان' },
  currency: { en: 'the currency’s three letters, such as EUR', fa: 'سه حرف ارز، مانند EUR' },
};

const EXAMPLES: Readonly<Record<Exclude<CellKind, 'text' | 'enum' | 'enums' | 'texts'>, string>> = {
  rial: '1250000000',
  decimal: '1250.5',
  day: '1403/05/12',
  integer: '3',
  nationalId: '10380284790',
  number: '38.08',
  percent: '45',
  boolean: 'بله',
  currency: 'EUR',
};

/** The columns of a category's template, in the order of the category. */
export function templateColumns(columns: readonly ImportColumn[]): TemplateColumn[] {
  return columns.flatMap((column) => {
    const { kind } = column;
    if (kind === 'objects' || column.headers.fa.length + column.headers.en.length === 0) return [];
    const terms = termsOf(column);
    return {
      header: headerOf(column),
      required: column.required === true,
      kind: KINDS[kind],
      description: column.description,
      terms,
      example: exampleOf(column, kind, terms),
    };
  });
}

/** The header of a column: its first Persian name, of an amount the first that says its unit. */
export function headerOf({ kind, headers: { fa, en }, path }: ImportColumn): string {
  const name = (kind === 'rial' ? fa.find((header) => header.includes('ریال')) : undefined) ?? fa[0] ?? en[0] ?? path;
  return kind === 'rial' && !name.includes('ریال') ? `${name} (ریال)` : name;
}

const YES_OR_NO = ['بله', 'خیر'];

/** Persian terms, each value's first; the values of the API where there are none. */
function termsOf({ kind, values = {} }: ImportColumn): string[] {
  if (kind === 'boolean') return YES_OR_NO;
  if (kind !== 'enum' && kind !== 'enums') return [];
  const persian = Object.entries(values).filter(([term, value]) => term !== value);
  return (persian.length > 0 ? persian : Object.entries(values)).map(([term]) => term);
}

function exampleOf({ path, example, description }: ImportColumn, kind: CellKind, terms: readonly string[]): string {
  if (path === 'localId') return EXAMPLE_ID;
  if (example !== undefined) return example;
  if (kind === 'enum' || kind === 'enums') return terms[0] ?? '';
  if (kind === 'texts') return `${description.fa}؛ ${description.fa}`;
  if (kind === 'text') return /url$/i.test(path) ? 'https://www.example.ir/document.pdf' : description.fa;
  return kind === 'integer' && /year$/i.test(path) ? '1403' : EXAMPLES[kind];
}
