import { isErrorCode } from '@shafaf/shared/errors/isErrorCode';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { z } from 'zod';
import { type AnswerCoverage, coverageForm } from './CoverageSum.ts';

/** Asks the gateway, and gives the answer's JSON, `{ data, errors, extensions }`. */
export type AskGateway = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** What the gateway answered. */
export interface GatewayAnswer {
  data: Readonly<Record<string, unknown>>;
  /** Null where no member was concerned. */
  coverage: AnswerCoverage | null;
  /** Whether something is not there for a reason that stands beside the data. */
  isLacking: boolean;
}

const answerForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.unknown() }).optional() })).optional(),
  extensions: z.object({ coverage: coverageForm.optional() }).optional(),
});
/** What stands beside data and leaves the rest as it is. */
const BESIDE_DATA: ReadonlySet<unknown> = new Set([
  'MEMBER_UNAVAILABLE',
  'EXTENSION_UNAVAILABLE',
  'DEADLINE_PASSED',
  'SUBGRAPH_UNAVAILABLE',
]);

/**
 * Reads an answer of the gateway to a question of ours.
 * @param name what was asked, for messages
 * @throws ShafafError `REPORT_FAILED`, or the code with which the gateway refused
 */
export function readAnswer(name: string, answer: unknown): GatewayAnswer {
  const read = answerForm.safeParse(answer);
  if (!read.success) throw failed(name, 'the gateway gave no answer of GraphQL');
  const { data, errors = [], extensions } = read.data;
  for (const { message, extensions: { code } = { code: undefined } } of errors)
    if (!BESIDE_DATA.has(code)) throw new ShafafError(isErrorCode(code) ? code : 'REPORT_FAILED', `${name}: ${message}`);
  if (data === null || data === undefined) throw failed(name, 'it was not answered');
  return { data, coverage: extensions?.coverage ?? null, isLacking: errors.length > 0 };
}

/** An answer that cannot be used. */
export function failed(name: string, reason: string): ShafafError {
  return new ShafafError('REPORT_FAILED', `${name} cannot be made: ${reason}.`);
}
