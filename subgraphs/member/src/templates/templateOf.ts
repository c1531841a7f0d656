import type { Category } from '../categories/Category.ts';
import { csvLine } from '../publish/report/rejectsFile.ts';
import { templateColumns } from './templateColumns.ts';
import { headerText, templateXlsx } from './templateXlsx.ts';

/** What templates can be. */
export const templateFormats = ['xlsx', 'csv'] as const;

/** One of `templateFormats`. */
export type TemplateFormat = (typeof templateFormats)[number];

/** A file to be filled in and published, without a mapping. */
export async function templateOf(category: Pick<Category, 'columns'>, format: TemplateFormat): Promise<Uint8Array> {
  const columns = templateColumns(category.columns);
  if (format === 'xlsx') return templateXlsx(columns);
  // The mark lets spreadsheet programs read it as UTF-8.
  return Buffer.from(`\ufeff${csvLine(columns.map(headerText))}${csvLine(columns.map(({ example }) => example))}`);
}
