import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { type CheckedRecord, hashOfJson } from '../publish/checkRecord.ts';

/** A document as it stands in a content: a link, or a file that this member has. */
export interface ContentDocument {
  title?: string | undefined;
  url?: string | undefined;
  mediaType?: string | undefined;
  sha256?: string | undefined;
  bytes?: number | undefined;
}

/**
 * Gives records the documents that were attached to them: they belong to every revision, whatever file it comes from. Only records that are known
 * can have any.
 */
export async function withAttachments<Record extends CheckedRecord<unknown>>(
  db: Kysely<MemberDatabase>,
  batch: Record[],
  known: ReadonlyMap<string, unknown>,
): Promise<Record[]> {
  if (known.size === 0) return batch;
  const attached = await attachmentsOf(db, [...known.keys()]);
  if (attached.size === 0) return batch;
  return batch.map((record) => {
    const documents = attached.get(record.id);
    if (documents === undefined) return record;
    const content = { ...record.content, documents: joined(record.content.documents, documents) };
    const json = canonicalJson(content);
    return { ...record, content, json, contentHash: hashOfJson(json) };
  });
}

/** What is attached to some records, in the order in which it was. */
export async function attachmentsOf(db: Kysely<MemberDatabase>, ids: readonly string[]): Promise<Map<string, ContentDocument[]>> {
  const { rows } = await sql<{ record_id: string; document: ContentDocument }>`
    select record_id, json_strip_nulls(json_build_object('title', title, 'url', url, 'sha256', attachments.sha256, 'mediaType', media_type, 'bytes', bytes)) as document
    from attachments left join stored_documents on stored_documents.sha256 = attachments.sha256
    where record_id = any(${ids}) order by attachments.id`.execute(db);
  const attached = new Map<string, ContentDocument[]>();
  for (const { record_id, document } of rows) attached.set(record_id, [...(attached.get(record_id) ?? []), document]);
  return attached;
}

/** Whether two documents are the same link or the same file. */
export function isSameDocument(one: ContentDocument, other: ContentDocument): boolean {
  return one.sha256 === undefined ? one.url !== undefined && one.url === other.url : one.sha256 === other.sha256;
}

function joined<Document extends ContentDocument>(
  own: readonly Document[],
  attached: readonly ContentDocument[],
): (Document | ContentDocument)[] {
  return [...own, ...attached.filter((each) => !own.some((document) => isSameDocument(each, document)))];
}
