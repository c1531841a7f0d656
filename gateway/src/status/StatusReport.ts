import type { ExtensionStatus } from '../extensions/ExtensionStatus.ts';
import type { MemberStatus } from './MemberStatus.ts';

/** What the gateway knows of those that it asks. */
export interface StatusReport {
  /** Whether the directory answered when it was last asked who belongs to the province. While it does not, what it said last stands. */
  directoryAnswers: boolean;
  /** In order of code. */
  members: MemberStatus[];
  /** In the directory's order. */
  extensions: ExtensionStatus[];
}
