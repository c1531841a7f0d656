import { z } from 'zod';
import type { Leaf } from '../attributes/Attribute.ts';
import { booleanKind, codeKind, integerKind, momentKind } from '../attributes/kinds.ts';
import { list } from '../attributes/list.ts';
import { required } from '../attributes/required.ts';
import { jalaliYearForm, text, textForm, url, urlForm } from '../attributes/scalar.ts';
import { expectation } from '../publish/expectation.ts';
import type { ImportColumn } from '../publish/ImportColumn.ts';

const documents = list(
  {
    title: text({
      heading: { fa: ['عنوان سند'], en: ['document title'], description: { en: 'The title of that document', fa: 'عنوان سند' } },
    }),
    url: required(
      url({
        heading: {
          fa: ['نشانی سند', 'نشانی پرونده'],
          en: ['document url', 'document'],
          description: { en: 'The address of its document (http or https)', fa: 'نشانی سند' },
        },
      }),
    ),
    mediaType: text(),
  },
  { entry: 'document' },
);
/** Files name documents by links; those whose file the member has are attached by themselves. */
const documentsForm = z
  .array(
    z
      .strictObject({
        title: textForm.optional(),
        url: urlForm.optional(),
        mediaType: textForm.optional(),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
        bytes: z.number().int().min(0).optional(),
      })
      .refine(({ url, sha256 }) => (url === undefined) !== (sha256 === undefined), {
        path: ['url'],
        message: expectation({ en: 'an address of the web (http or https)', fa: 'باید نشانی وب باشد (http یا https)' }),
      }),
  )
  .default([]);
const redactions = list({ field: required(text()), legalArticle: required(text()) });

/**
 * What a body says about a record of any category. The envelope's other fields (id, times, revision) are ours. Absent means not published; nulls are
 * not kept, so that equal content has one form.
 */
export const envelopeShape = {
  title: textForm,
  fiscalYear: jalaliYearForm.optional(),
  documents: documentsForm,
  sourceUrl: urlForm.optional(),
  license: textForm.optional(),
  redactions: redactions.form,
  sample: z.boolean().default(false),
};

/** Single values of the envelope that have a column of their own. */
export const envelopeLeaves: readonly Leaf[] = [
  { path: 'id', column: 'id', kind: codeKind },
  { path: 'fiscalYear', column: 'fiscal_year', kind: integerKind },
  { path: 'publishedAt', column: 'published_at', kind: momentKind },
  { path: 'modifiedAt', column: 'modified_at', kind: momentKind },
  { path: 'sample', column: 'sample', kind: booleanKind },
];

/** The envelope's columns of type `jsonb`. */
export const envelopeJsonColumns: readonly string[] = ['documents', 'redactions', 'warnings'];

/** Columns that files of any category may have, after the record's id and title. */
export const envelopeColumns: readonly ImportColumn[] = [
  {
    path: 'fiscalYear',
    kind: 'integer',
    headers: { fa: ['سال مالی', 'سال'], en: ['fiscal year', 'year'] },
    description: { en: 'The Jalali fiscal year', fa: 'سال مالی' },
  },
  {
    path: 'sourceUrl',
    kind: 'text',
    headers: { fa: ['نشانی منبع', 'لینک'], en: ['source url', 'source'] },
    description: { en: 'The page it was taken from (http or https)', fa: 'نشانی صفحهٔ منبع' },
  },
  {
    path: 'license',
    kind: 'text',
    headers: { fa: ['پروانه', 'مجوز'], en: ['license', 'licence'] },
    description: { en: 'The licence of the record', fa: 'پروانهٔ استفاده از رکورد' },
  },
  {
    // Without a name of its own: only files that were made by an export have it, so that a sample never becomes a record.
    path: 'sample',
    kind: 'boolean',
    headers: { fa: [], en: [] },
    description: { en: 'Whether the record is invented', fa: 'آیا رکورد ساختگی است' },
  },
  ...documents.parts('documents').imports,
  ...redactions.parts('redactions').imports,
];
