import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Operation } from '../programs/LoadOrder.ts';

/** Where a scenario finds out what to ask, and what is true: all rows in one table, with a column `member_code`. */
export type Truth = Kysely<MemberDatabase>;

/** What is asked, and how an answer is held against SQL. */
export interface Scenario {
  operations: readonly Operation[];
  /** @throws when the answer is not what SQL says */
  check(operation: Operation, data: Record<string, unknown>): Promise<void>;
}

const connectionForm = z.object({
  nodes: z.array(z.object({ id: z.string() })),
  pageInfo: z.object({ endCursor: z.string().nullable() }).optional(),
});

export const pageForm = z.object({ contracts: connectionForm });
export const memberPageForm = z.object({ member: pageForm });
export const supplierPageForm = z.object({ supplier: z.object({ contracts: connectionForm.extend({ totalCount: z.coerce.string() }) }) });

/** @throws that shows both when they are not the same */
export function expectSame(what: string, { variables }: Operation, answered: unknown, fromSql: unknown): void {
  const [answer, truth] = [canonicalJson(answered), canonicalJson(fromSql)];
  if (answer !== truth) throw new Error(`${what} ${JSON.stringify(variables)}: SQL says\n  ${truth}\nbut the answer was\n  ${answer}`);
}
