import { createHash } from 'node:crypto';
import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import type { ZodError } from 'zod';
import type { Category } from '../categories/Category.ts';
import type { DisclosureContent } from '../disclosure/disclosureRow.ts';
import { type PrivacyNotice, personalTexts } from '../privacy/personalTexts.ts';
import { expectationOf } from './expectation.ts';
import type { Problem, RejectedRow } from './Problem.ts';
import { problems } from './problems.ts';
import type { RecordNaming, RecordToPublish } from './publishContent.ts';

/** A record whose content has the category's form. */
export interface CheckedRecord<Place> {
  id: string;
  localId: string;
  /** With defaults filled in. */
  content: DisclosureContent;
  /** The content's canonical JSON. */
  json: string;
  /** SHA-256 of `json`, hexadecimal. */
  contentHash: string;
  place: Place;
  naming: RecordNaming | null;
  notices: readonly PrivacyNotice[];
}

/** An id within a member, in characters. Cursors carry ids and are bounded too. */
const LONGEST_ID = 500;
/** Characters that no Postgres text can hold: NUL and halves of a character. */
const UNSTORABLE = /\0|\p{Surrogate}/u;
/** What JSON writes for them, and for a few harmless texts. */
const MAYBE_UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/** Checks a record, or says what is wrong with it. The id is not made yet. */
export function checkRecord<Place>(
  category: Category,
  record: RecordToPublish<Place>,
): Omit<CheckedRecord<Place>, 'id'> | RejectedRow<Place> {
  const { localId, place, naming = null } = record;
  const bad = (found: Problem[]) => ({ place, problems: found.map((problem) => named(problem, naming)) });
  if (localId.trim() === '') return bad([problems.missing('id')]);
  if (localId.length > LONGEST_ID) return bad([problems.tooLong('id', localId, LONGEST_ID)]);
  if (UNSTORABLE.test(localId)) return bad([problems.unstorable('id', localId)]);
  const parsed = category.content.safeParse(record.content);
  if (!parsed.success) return bad(issues(parsed.error, record.content));
  const json = canonicalJson(parsed.data);
  if (MAYBE_UNSTORABLE.test(json)) {
    const found = unstorable(parsed.data, []);
    if (found.length > 0) return bad(found);
  }
  const personal = personalTexts(category.content, parsed.data, localId);
  if (personal.problems.length > 0) return bad(personal.problems);
  return { localId, content: parsed.data, json, contentHash: hashOfJson(json), place, naming, notices: personal.notices };
}

/** The hash of a content, of its canonical JSON. */
export function hashOfJson(json: string): string {
  return createHash('sha256').update(json).digest('hex');
}

/** The problem with the column as the file calls it. */
function named(problem: Problem, naming: RecordNaming | null): Problem {
  return problem.column === null ? problem : { ...problem, column: naming?.columnOf(problem.column) ?? problem.column };
}

function issues(error: ZodError, content: unknown): Problem[] {
  return error.issues.map((issue) => {
    const { path } = issue;
    let value = content;
    for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    const column = path.length === 0 ? null : path.join('.');
    return value === undefined && column !== null ? problems.missing(column) : problems.badForm(column, value, expectationOf(issue));
  });
}

function unstorable(value: unknown, path: string[]): Problem[] {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [problems.unstorable(path.join('.'), value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => unstorable(item, [...path, key]));
}
