import type { ConformanceCheck, ConformanceFinding } from '@shafaf/shared/conformance/ConformanceReport';
import type { Check } from './Check.ts';
import { shorten } from './Subject.ts';

/** More of one kind help nobody. */
const MOST_FINDINGS = 5;
const LONGEST_WHAT = 1_500;

/** What one check finds. */
export class Verdict {
  readonly #findings: ConformanceFinding[] = [];
  readonly #notes: string[] = [];
  #faults = 0;
  #skipped = false;
  #tried = false;

  get failed(): boolean {
    return this.#faults > 0;
  }

  /** Something is wrong. */
  fault(what: string, whatToDo: string): void {
    this.#faults++;
    if (this.#findings.length < MOST_FINDINGS) this.#findings.push({ what: shorten(what, LONGEST_WHAT), whatToDo });
  }

  /** Something was tried. */
  tried(): void {
    this.#tried = true;
  }

  /** Wrong unless the condition holds; gives it back. */
  expect(condition: boolean, what: string, whatToDo: string): boolean {
    this.tried();
    if (!condition) this.fault(what, whatToDo);
    return condition;
  }

  /** Something that the reader should know, such as how far could be looked. */
  note(text: string): void {
    if (!this.#notes.includes(text)) this.#notes.push(text);
  }

  /** Something could not be tried. If nothing else was, the check counts as skipped. */
  skip(why: string): void {
    this.#skipped = true;
    this.note(why);
  }

  result({ name, title }: Check): ConformanceCheck {
    const more = this.#faults - this.#findings.length;
    if (more > 0) this.note(`${more} more of these were found.`);
    const note = this.#notes.length === 0 ? null : shorten(this.#notes.join(' '), 900);
    const outcome = this.failed ? 'FAILED' : this.#skipped && !this.#tried ? 'SKIPPED' : 'PASSED';
    return { name, title, outcome, note, findings: this.#findings };
  }
}
