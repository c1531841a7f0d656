import { describeNotice } from '../privacy/describeNotice.ts';
import type { PrivacyNotice } from '../privacy/personalTexts.ts';
import type { Bilingual } from '../publish/Problem.ts';
import type { WarnedRow } from '../publish/publishContent.ts';
import { describeWarning } from './describeWarning.ts';
import type { WarningCode } from './Warning.ts';

/** Something that looks wrong about a published row, for whoever keeps its file. */
export interface RowDoubt {
  code: WarningCode | PrivacyNotice['code'];
  /** As the file calls it; null for the record as a whole. */
  column: string | null;
  says: Bilingual;
}

/** All that looks wrong about a row: what everybody sees, and what only its publisher is told. */
export function doubtsOfRow<Place>({
  warnings,
  notices,
  columnOf,
}: Pick<WarnedRow<Place>, 'warnings' | 'notices' | 'columnOf'>): RowDoubt[] {
  return [
    ...notices.map((notice) => ({ code: notice.code, column: columnOf(notice.field), says: describeNotice(notice) })),
    ...warnings.map((warning) => ({
      code: warning.code,
      column: warning.field === null ? null : columnOf(warning.field),
      says: describeWarning(warning),
    })),
  ];
}
