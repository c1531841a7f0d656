import type { Kysely } from 'kysely';
import type { Category } from '../src/categories/Category.ts';
import type { MemberDatabase } from '../src/database/MemberDatabase.ts';
import type { DisclosureContent, RecordEnvelope } from '../src/disclosure/disclosureRow.ts';
import { upsertRows } from '../src/publish/upsertRows.ts';
import { indexRecords } from '../src/search/indexRecords.ts';

/** A record of a test: what matters to the test is given, the rest filled in. */
export type TestRecord<Input> = Omit<Input, 'title'> & {
  localId: string;
  title?: string;
  envelope?: Partial<Omit<RecordEnvelope, 'id'>>;
};

/** When records of tests were published, unless they say otherwise. */
export const PUBLISHED_AT = new Date('2025-04-01T08:30:00.250Z');
const MOST_ROWS_OF_A_STATEMENT = 500;

/** Puts records into their category's table as publishing would, without revisions. */
export async function insertRecords<Content extends DisclosureContent, Input extends object>(
  db: Kysely<MemberDatabase>,
  category: Category<Content, Input>,
  member: string,
  given: readonly TestRecord<Input>[],
): Promise<void> {
  const records = given.map(({ localId, envelope, title = `${category.kind.singular} ${localId}`, ...content }) => ({
    id: `${member}:${category.name}:${localId}`,
    envelope,
    content: category.content.parse({ title, ...content }),
  }));
  const rows = records.map(({ id, envelope, content }) =>
    category.row(
      {
        id,
        publishedAt: PUBLISHED_AT,
        modifiedAt: envelope?.publishedAt ?? PUBLISHED_AT,
        revision: 1,
        contentHash: '0'.repeat(64),
        withdrawal: null,
        ...envelope,
      },
      content,
    ),
  );
  for (let start = 0; start < rows.length; start += MOST_ROWS_OF_A_STATEMENT)
    await upsertRows(db, category, rows.slice(start, start + MOST_ROWS_OF_A_STATEMENT));
  const standing = records.filter(({ envelope }) => (envelope?.withdrawal ?? null) === null);
  for (let start = 0; start < standing.length; start += MOST_ROWS_OF_A_STATEMENT)
    await indexRecords(db, category, standing.slice(start, start + MOST_ROWS_OF_A_STATEMENT));
}
