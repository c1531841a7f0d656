import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import type { Insertable } from 'kysely';
import type { DisclosureColumns } from '../database/DisclosureColumns.ts';
import type { ContentDocument } from '../documents/withAttachments.ts';
import type { Warning } from '../warnings/Warning.ts';

/** What we say about a record, beside its content. */
export interface RecordEnvelope {
  /** Global id, `<member>:<category>:<localId>`. */
  id: string;
  /** First publication. */
  publishedAt: Date;
  /** Newest revision. */
  modifiedAt: Date;
  /** 1 for the first. */
  revision: number;
  /** SHA-256 of the content's canonical JSON, hexadecimal. */
  contentHash: string;
  /** When and why it was withdrawn; null while it stands. */
  withdrawal: { at: Date; reason: string } | null;
  /** What looks wrong about it; nothing when left out. */
  warnings?: readonly Warning[];
  /** See `likenessOf`; none when left out. */
  likeness?: string | null;
}

/** What the content of every category has. */
export interface DisclosureContent {
  title: string;
  fiscalYear?: number | undefined;
  documents: readonly ContentDocument[];
  sourceUrl?: string | undefined;
  license?: string | undefined;
  redactions: readonly object[];
  sample: boolean;
}

/**
 * The columns that every category's table has. The filter `text` looks in the title, in `searched` (what else the category names)
 * and in the local id.
 */
export function disclosureRow(
  envelope: RecordEnvelope,
  content: DisclosureContent,
  searched: readonly (string | undefined)[],
): Insertable<DisclosureColumns> {
  const { localId = '' } = parseGlobalId(envelope.id) ?? {};
  return {
    id: envelope.id,
    title: content.title,
    fiscal_year: content.fiscalYear ?? null,
    published_at: envelope.publishedAt,
    modified_at: envelope.modifiedAt,
    documents: JSON.stringify(content.documents),
    source_url: content.sourceUrl ?? null,
    license: content.license ?? null,
    revision: envelope.revision,
    content_hash: envelope.contentHash,
    redactions: JSON.stringify(content.redactions),
    sample: content.sample,
    withdrawn_at: envelope.withdrawal?.at ?? null,
    withdrawal_reason: envelope.withdrawal?.reason ?? null,
    warnings: JSON.stringify(envelope.warnings ?? []),
    likeness: envelope.likeness ?? null,
    search_text: [content.title, ...searched, localId].flatMap((text) => (text === undefined ? [] : foldForSearch(text))).join(' '),
  };
}
