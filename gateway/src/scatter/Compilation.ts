import type { Member } from './Member.ts';
import type { Operation } from './selection.ts';

/** What compiling a selection needs to know. */
export interface Compilation {
  operation: Operation;
  /** The province's members as the question finds them. */
  register: readonly Member[];
}
