import { createHash } from 'node:crypto';
import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import type { DisclosureContent, RecordEnvelope } from '../disclosure/disclosureRow.ts';
import type { Warning } from '../warnings/Warning.ts';
import type { Finding } from './Finding.ts';

/** A revision as it stands in the database. */
export interface StoredRevision {
  record_id: string;
  category: string;
  revision: number;
  published_at: Date;
  content_hash: string;
  content: DisclosureContent | null;
  withdrawal_reason: string | null;
  /** What looked wrong when it was published. */
  warnings: readonly Warning[];
}

/** A record as its revisions make it; null where they do not make one. */
export interface RebuiltRecord {
  record: { envelope: RecordEnvelope; content: DisclosureContent } | null;
  findings: Finding[];
}

/** Puts a record together from all of its revisions, in order, and says what is wrong with them. */
export function recordOfRevisions(revisions: readonly StoredRevision[]): RebuiltRecord {
  const findings: Finding[] = [];
  let content: { of: StoredRevision; value: DisclosureContent } | null = null;
  for (const [index, each] of revisions.entries()) {
    const { record_id: id, revision } = each;
    if (revision !== index + 1)
      findings.push({ what: 'CHAIN', id, detail: `Revision ${index + 1} is missing before revision ${revision}.` });
    if (each.content === null) {
      if (content === null) findings.push({ what: 'CHAIN', id, detail: `Revision ${revision} withdraws what was never published.` });
      else if (content.of.content_hash !== each.content_hash)
        findings.push({
          what: 'CONTENT',
          id,
          detail: `Revision ${revision} withdraws a content with another hash than that of revision ${content.of.revision}.`,
        });
      if (each.withdrawal_reason === null) findings.push({ what: 'CHAIN', id, detail: `Revision ${revision} withdraws without a reason.` });
    } else {
      const hash = createHash('sha256').update(canonicalJson(each.content)).digest('hex');
      if (hash !== each.content_hash)
        findings.push({
          what: 'CONTENT',
          id,
          detail: `The content of revision ${revision} has the hash ${hash}, not ${each.content_hash}.`,
        });
      content = { of: each, value: each.content };
    }
  }
  const [first, last] = [revisions.at(0), revisions.at(-1)];
  if (first === undefined || last === undefined || content === null) return { record: null, findings };
  const envelope: RecordEnvelope = {
    id: last.record_id,
    publishedAt: first.published_at,
    modifiedAt: last.published_at,
    revision: last.revision,
    contentHash: last.content_hash,
    warnings: content.of.warnings,
    withdrawal: last.content === null ? { at: last.published_at, reason: last.withdrawal_reason ?? '' } : null,
  };
  return { record: { envelope, content: content.value }, findings };
}
