import type { Place } from '../publish/files/itemsOf.ts';
import type { RejectedRow } from '../publish/Problem.ts';
import type { RejectedRowReport } from './PublicationJob.ts';

/** A rejected row as programs read it. */
export function rejectedRowReport({ place, problems }: RejectedRow<Place>): RejectedRowReport {
  return {
    row: place.row,
    id: place.localId,
    problems: problems.map(({ column, value, reason, whatToDo }) => ({
      column,
      value,
      message: reason.en,
      messageFa: reason.fa,
      whatToDo: whatToDo.en,
      whatToDoFa: whatToDo.fa,
    })),
  };
}
