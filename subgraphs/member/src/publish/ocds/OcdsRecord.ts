import type { Problem } from '../Problem.ts';
import type { JsonObject } from '../read/assembleJson.ts';

/** A record found in an OCDS release. */
export interface OcdsRecord {
  /** Empty when the release does not say enough for one. */
  localId: string;
  content: object;
  problems: Problem[];
  /** What was left out because it is no code of the standard. */
  notes: string[];
  /** When the release was made, in milliseconds. */
  time: number;
  /** Whether the release is a compiled one. */
  compiled: boolean;
  /** The release with this record alone, to be mended when the record is rejected. */
  release(): JsonObject;
}
