import type { GraphqlAnswer } from './Subject.ts';

/** Whether a question was refused because the call bore no signature. */
export function isRefusedUnsigned({ status, errors }: GraphqlAnswer): boolean {
  return status === 401 || status === 403 || errors.some(({ code }) => code === 'UNSIGNED');
}
