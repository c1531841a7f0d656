import type { Words } from '../language/words.ts';

/** Which bodies an answer covers, as the gateway reports it for the whole operation. */
export interface Coverage {
  complete: boolean;
  asked: number;
  answered: number;
  skipped: number;
  stale: readonly { code: string; asOf: string }[];
  missing: readonly { code: string; reason: keyof Words['missingReasons'] }[];
  dropped: readonly { code: string; rows: number; values: number; reasons: readonly string[] }[];
}
