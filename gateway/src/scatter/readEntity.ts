import { isPartial, WorthlessAnswer } from './BadAnswer.ts';
import type { Read, Reading } from './check.ts';
import { unusable } from './unavailable.ts';

/** Null for an entity that is not there, and an error for one that cannot be used: it is left out, and the others stand. */
export function readEntity(read: Read, value: unknown, reading: Reading & { expected: string }): unknown {
  const { member, run, row, expected } = reading;
  // That the member itself is there is known from the register. Nothing that it says otherwise can be used.
  const isMember = expected === member.code;
  if (value === null && !isMember) return null;
  try {
    return read(value, reading);
  } catch (error) {
    if (!isPartial(error)) throw error;
    if (isMember) throw WorthlessAnswer.from(error);
    run.faults.addRow(error, row);
    return unusable(error, expected);
  }
}
