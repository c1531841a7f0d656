import type { z } from 'zod';
import { contractContent } from '../categories/contracts/contractContent.ts';
import { contractOfFields } from '../categories/contracts/contractOfFields.ts';
import { contractRow } from '../categories/contracts/contractRow.ts';
import { contractColumns } from '../categories/contracts/importColumns.ts';
import { contractsOfItem } from '../categories/contracts/ocds/contractsOfItem.ts';
import type { RecordEnvelope } from '../disclosure/disclosureRow.ts';
import type { ImportColumn } from './ImportColumn.ts';
import type { OcdsRecord } from './ocds/OcdsRecord.ts';
import type { Json } from './read/assembleJson.ts';

/** What publishing must know about a category. */
export interface PublishableCategory<Content extends { sample: boolean }> {
  /** Its table. */
  table: string;
  /** Checks a content and fills in its defaults. */
  content: z.ZodType<Content>;
  /** The table's row of a record that stands; columns of type `jsonb` hold JSON text. */
  row(envelope: RecordEnvelope, content: Content): object;
  /** The table's columns of type `jsonb`. */
  jsonColumns: readonly string[];
  /** The columns that files may have. */
  columns: readonly ImportColumn[];
  /** A content, still to be checked, from the values of a row by path. */
  contentOf(fields: ReadonlyMap<string, string | number>): object;
  /** The records in a release or record of OCDS, for categories that the standard covers. */
  ocds?: (item: Json, rates: Readonly<Record<string, string>>) => OcdsRecord[];
}

function category<Content extends { sample: boolean }>(definition: PublishableCategory<Content>): PublishableCategory<Content> {
  return definition;
}

/** The categories that can be published, by name. */
export const publishableCategories = {
  contracts: category({
    table: 'contracts',
    content: contractContent,
    row: contractRow,
    columns: contractColumns,
    contentOf: contractOfFields,
    ocds: contractsOfItem,
    jsonColumns: ['documents', 'redactions', 'tender', 'awards', 'supplier_identifier', 'original_value', 'amendments', 'implementation'],
  }),
};

/** Name of a category that can be published. */
export type PublishableCategoryName = keyof typeof publishableCategories;
