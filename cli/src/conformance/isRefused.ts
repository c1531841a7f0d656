import type { GraphqlAnswer } from './Subject.ts';

/** Whether a question got an error and nothing under the key. */
export function isRefused({ status, data, errors }: GraphqlAnswer, key: string): boolean {
  const given = data?.[key] ?? null;
  return given === null && (errors.length > 0 || (status >= 400 && status < 500));
}
