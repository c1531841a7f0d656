import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import type { Condition } from './Condition.ts';

/** What is asked of members' rows, as it is compared with their synopses. */
export interface Question {
  /** The same for the same question. */
  name: string;
  /** The categories it reads; null when no synopsis can say who may hold an answer. */
  reads: readonly string[] | null;
  /** All must hold. */
  conditions: readonly Condition[];
}

/** The question with these conditions on rows of these categories. */
export function questionOf(reads: readonly string[] | null, conditions: readonly Condition[]): Question {
  const named = conditions.map((condition) =>
    condition.by === 'HELD' ? { ...condition, hash: condition.hash.toString('base64') } : condition,
  );
  return { name: canonicalJson([reads, named]), reads, conditions };
}
