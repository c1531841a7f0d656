import { disclosureKinds } from '@shafaf/schema/contract';
import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import { formatGlobalId, parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { GraphQLResolveInfo } from 'graphql';
import { liesElsewhere } from '../entities/linkedRecords.ts';
import type { MemberContext } from '../MemberContext.ts';
import { childFields } from '../selection/childFields.ts';
import { objectType } from '../selection/objectType.ts';
import { type Change, changesBetween } from './changesBetween.ts';
import { hiddenFields, holds, isHidden } from './hiddenFields.ts';
import type { RevisionRow } from './RevisionRow.ts';
import { revisionLoader } from './revisionLoader.ts';

/** Arguments of the field `revisions`. */
export interface RevisionArguments {
  first?: number | null;
  before?: number | null;
}

/**
 * Revisions of a record at most in one answer: each may hold its whole content. Who asks for more gets so many, and no error: inside a row of a list over
 * all bodies, an error would take every body's rows away.
 */
export const LARGEST_HISTORY = 100;
/** Revisions when `first` is not given, as the contract has it. */
const USUAL_HISTORY = 10;
/** Characters of JSON of a value that a change shows at most. A text of law may have a million. */
const LONGEST_VALUE = 10_000;

/**
 * The field `revisions` of every record.
 * @throws ShafafError `MEMBER_UNAVAILABLE` for a record of another body, to which one refers.
 */
export function revisionsOf(
  { id }: { id: string },
  { first, before }: RevisionArguments,
  context: MemberContext,
  info: GraphQLResolveInfo,
): Promise<RevisionRow[]> {
  if (parseGlobalId(id)?.member !== context.member.code) throw liesElsewhere(id);
  const selected = childFields(info, info.fieldNodes, objectType(info.schema, 'Revision'));
  const contents = selected.has('changes') || selected.has('content');
  return revisionLoader(context)(id, {
    first: Math.min(Math.max(first ?? USUAL_HISTORY, 0), LARGEST_HISTORY),
    before: before ?? null,
    contents,
  });
}

/** A change as the graph has it. */
interface ShownChange extends Change {
  withheld: 'REDACTED' | 'TOO_LONG' | null;
}

/** The resolvers of `Revision`. */
export const revisionFields = {
  number: ({ revision }: RevisionRow) => revision,
  publishedAt: ({ published_at }: RevisionRow) => published_at,
  status: ({ isTombstone }: RevisionRow) => (isTombstone ? 'WITHDRAWN' : 'PUBLISHED'),
  contentHash: ({ content_hash }: RevisionRow) => content_hash,
  withdrawal: ({ isTombstone, published_at, withdrawal_reason }: RevisionRow) =>
    isTombstone ? { at: published_at, reason: withdrawal_reason } : null,
  changes: ({ content, before, revision, redacted }: RevisionRow): ShownChange[] => {
    if (content === null || before === null) return [];
    const hidden = [...hiddenFields(before.revision, redacted), ...hiddenFields(revision, redacted)];
    return changesBetween(before.content, content).map((change) => {
      if (isHidden(change.field, hidden)) return withheld(change, 'REDACTED');
      const isLong = (change.before?.length ?? 0) > LONGEST_VALUE || (change.after?.length ?? 0) > LONGEST_VALUE;
      return isLong ? withheld(change, 'TOO_LONG') : { ...change, withheld: null };
    });
  },
  content: ({ content, revision, redacted }: RevisionRow) =>
    content === null || hiddenFields(revision, redacted).some((field) => holds(content, field)) ? null : canonicalJson(content),
  publication: (row: RevisionRow) => row,
};

function withheld({ field }: Change, reason: 'REDACTED' | 'TOO_LONG'): ShownChange {
  return { field, before: null, after: null, withheld: reason };
}

/** Values of the enum `Category`, by the name that is in ids. */
const enumValues = new Map(disclosureKinds.map(({ category, value }) => [category, value]));

/** The resolvers of `Publication`, which is read together with the revision. */
export const publicationFields = {
  id: ({ record_id, publication_id }: RevisionRow) =>
    formatGlobalId({ member: parseGlobalId(record_id)?.member ?? '', category: 'publications', localId: publication_id }),
  category: ({ category }: RevisionRow) => enumValues.get(category),
  sourceHash: ({ source_hash }: RevisionRow) => source_hash,
  startedAt: ({ started_at }: RevisionRow) => started_at,
  finishedAt: ({ finished_at }: RevisionRow) => finished_at,
};
