import type { Trial } from './Trial.ts';
import type { Verdict } from './Verdict.ts';

/** One thing that a member must do. */
export interface Check {
  /** Such as `cursors-forwards`. */
  name: string;
  /** What a member that passes does, as a sentence. */
  title: string;
  /**
   * Tries it and says to `verdict` what is wrong.
   * @throws Fault or NoReply, which count as wrong too
   */
  run(trial: Trial, verdict: Verdict): Promise<void>;
}
