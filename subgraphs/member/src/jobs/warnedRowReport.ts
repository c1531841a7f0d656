import type { Place } from '../publish/files/itemsOf.ts';
import type { WarnedRow } from '../publish/publishContent.ts';
import { doubtsOfRow } from '../warnings/doubtsOfRow.ts';
import type { WarnedRowReport } from './PublicationJob.ts';

/** A record that looks wrong, as programs read it. */
export function warnedRowReport(row: WarnedRow<Place>): WarnedRowReport {
  return {
    row: row.place.row,
    id: row.localId,
    warnings: doubtsOfRow(row).map(({ code, column, says }) => ({ code, column, message: says.en, messageFa: says.fa })),
  };
}
