import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Category } from '../categories/Category.ts';
import { findCategory } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { checkRecord } from '../publish/checkRecord.ts';
import { openPublication, type PublishedBy } from '../publish/openPublication.ts';
import { writeBatch } from '../publish/writeBatch.ts';
import type { StoredDocument } from './DocumentStore.ts';
import { attachmentsOf, type ContentDocument, isSameDocument } from './withAttachments.ts';

/** What is attached to which record. */
export interface AttachmentRequest {
  /** Code of the member whose database this is. */
  member: string;
  /** Global id of the record. */
  record: string;
  /** What it is, for readers; left out when it has no title. */
  title?: string;
  /** A link, or a file that came. */
  document: { url: string } | StoredDocument;
  publisher?: PublishedBy;
  now?: Date;
  /** Puts the file in its place and enters it, in the transaction of the attachment. */
  store?: (transaction: Transaction<MemberDatabase>, at: Date) => Promise<void>;
}

/** What came of it. */
export interface Attached {
  record: string;
  /** The record's revision that has the document. */
  revision: number;
  /** True when the record had it already, so that nothing was done. */
  already: boolean;
  document: ContentDocument;
}

const LONGEST_TITLE = 1_000;

/**
 * Attaches a document to a published record, which gets a further revision. It belongs to the record from then on, whatever file the record is
 * published from again.
 *
 * @throws ShafafError `BAD_USER_INPUT` when the record is none of this member's, is not published or was withdrawn, or when title or link are none
 */
export async function attachDocument(db: Kysely<MemberDatabase>, request: AttachmentRequest): Promise<Attached> {
  const { record, publisher, now, store } = request;
  const { category, localId } = recordOf(request.member, record);
  const document = contentOf(request);
  return db.transaction().execute(async (transaction) => {
    const name = document.title ?? document.url ?? document.sha256 ?? '';
    const publication = await openPublication(transaction, {
      category,
      source: `document ${name}`,
      sourceHash: document.sha256 ?? null,
      ...(publisher && { publisher }),
      ...(now && { now }),
    });
    const before = await newest(transaction, category, record);
    const attached = (await attachmentsOf(transaction, [record])).get(record) ?? [];
    const documents = before.content.documents ?? [];
    const known = documents.find((each) => isSameDocument(each, document));
    if (known !== undefined) return { record, revision: before.revision, already: true, document: known };
    await store?.(transaction, publication.at);
    await transaction
      .insertInto('attachments')
      .values({
        record_id: record,
        title: document.title ?? null,
        url: document.url ?? null,
        sha256: document.sha256 ?? null,
        attached_at: publication.at,
        publication_id: publication.id,
      })
      .execute();
    const own = documents.filter((each) => !attached.some((other) => isSameDocument(each, other)));
    const checked = checkRecord(category, { localId, content: { ...before.content, documents: own }, place: undefined });
    if ('problems' in checked) throw refused(checked.problems[0]?.reason.en ?? 'The record cannot be published again.');
    const counts = { added: 0, changed: 0, unchanged: 0, rejected: 0 };
    const { warned } = await writeBatch(publication, [{ ...checked, id: record }], counts);
    await publication.close({ ...counts, warned: warned.length });
    return { record, revision: before.revision + 1, already: false, document };
  });
}

/** The record that an id names. */
export function recordOf(member: string, id: string): { category: Category; localId: string } {
  const parts = parseGlobalId(id);
  const category = parts === null ? undefined : findCategory(parts.category);
  if (parts === null || category === undefined || /\0|\p{Surrogate}/u.test(id))
    throw refused(`"${id}" is not a record's id, such as "${member}:contracts:1402-118".`);
  if (parts.member !== member) throw refused(`"${id}" is a record of ${parts.member}, not of ${member}.`);
  return { category, localId: parts.localId };
}

function contentOf({ title, document }: AttachmentRequest): ContentDocument {
  const text = title?.trim();
  if (text !== undefined && (text === '' || text.length > LONGEST_TITLE || /\0|\p{Surrogate}/u.test(text)))
    throw refused(`A title has 1 to ${LONGEST_TITLE} characters.`);
  const titled = text === undefined ? {} : { title: text };
  if ('url' in document) {
    if (!URL.canParse(document.url) || !/^https?:$/.test(new URL(document.url).protocol))
      throw refused(`"${document.url}" is no address of the web.`);
    return { ...titled, url: document.url };
  }
  const { sha256, bytes, mediaType } = document;
  return { ...titled, sha256, bytes, mediaType };
}

async function newest(
  transaction: Transaction<MemberDatabase>,
  { table }: Category,
  id: string,
): Promise<{ revision: number; content: { documents?: ContentDocument[] } }> {
  const { rows } = await sql<{ revision: number; content: { documents?: ContentDocument[] } | null }>`
    select revisions.revision, revisions.content from ${sql.table(table)} as record
    join revisions on revisions.record_id = record.id and revisions.revision = record.revision where record.id = ${id}`.execute(
    transaction,
  );
  const [row] = rows;
  if (row === undefined) throw refused(`There is no record "${id}".`);
  if (row.content === null) throw refused(`"${id}" was withdrawn. Publish it again first.`);
  return { revision: row.revision, content: row.content };
}

function refused(message: string): ShafafError {
  return new ShafafError('BAD_USER_INPUT', message);
}
