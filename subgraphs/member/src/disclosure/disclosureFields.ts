import type { Selectable } from 'kysely';
import type { DisclosureColumns } from '../database/DisclosureColumns.ts';
import { documentAddress } from '../documents/documentAddress.ts';
import { fieldOf, type RecordField } from '../selection/RecordField.ts';
import { describeWarning } from '../warnings/describeWarning.ts';

const field = fieldOf<Selectable<DisclosureColumns>>();

/** How the fields of the envelope are answered: the same in every category. `category` is the category's value of the enum. */
export function disclosureFields(category: string): Record<string, RecordField<Selectable<DisclosureColumns>>> {
  return {
    id: { ...field(['id'], (row) => row.id), isColumn: true },
    member: field([], (_row, context) => ({ code: context.member.code })),
    category: field([], () => category),
    title: { ...field(['title'], (row) => row.title), isColumn: true },
    status: field(['withdrawn_at'], (row) => (row.withdrawn_at === null ? 'PUBLISHED' : 'WITHDRAWN')),
    fiscalYear: { ...field(['fiscal_year'], (row) => row.fiscal_year), isColumn: true },
    publishedAt: { ...field(['published_at'], (row) => row.published_at), isColumn: true },
    modifiedAt: { ...field(['modified_at'], (row) => row.modified_at), isColumn: true },
    documents: field(['documents'], (row, { address }) =>
      row.documents.map((document) => ({ ...document, url: document.url ?? documentAddress(address, document.sha256 ?? '') })),
    ),
    sourceUrl: { ...field(['source_url'], (row) => row.source_url), isColumn: true },
    license: { ...field(['license'], (row) => row.license), isColumn: true },
    revision: { ...field(['revision'], (row) => row.revision), isColumn: true },
    contentHash: { ...field(['content_hash'], (row) => row.content_hash), isColumn: true },
    redactions: { ...field(['redactions'], (row) => row.redactions), isColumn: true },
    sample: { ...field(['sample'], (row) => row.sample), isColumn: true },
    withdrawal: field(['withdrawn_at', 'withdrawal_reason'], (row) =>
      row.withdrawn_at === null ? null : { at: row.withdrawn_at, reason: row.withdrawal_reason },
    ),
    warnings: field(['warnings'], (row) =>
      row.warnings.map((warning) => {
        const { en, fa } = describeWarning(warning);
        return { code: warning.code, field: warning.field, message: en, messageFa: fa };
      }),
    ),
  };
}
