import type { ConformanceCheck, ConformanceFinding } from '@shafaf/shared/conformance/ConformanceReport';
import type { Check } from './Check.ts';
import { shorten } from './Subject.ts';

/** More of one kind help nobody. */
const MOST_FINDINGS = 5;
const LONGEST_WHAT = 1_500;

/** A check has found so many faults that further ones would help nobody. */
export class Enough extends Error {
  override readonly name = 'Enough';
}

/** What one check finds. */
export class Verdict {
  readonly #findings: ConformanceFinding[] = [];
  readonly #notes: string[] = [];
  #skipped = false;
  #tried = false;

  get failed(): boolean {
    return this.#findings.length > 0;
  }

  /**
   * Something is wrong.
   * @throws Enough when so much is that the check need not go on
   */
  fault(what: string, whatToDo: string): void {
    this.end(what, whatToDo);
    if (this.#findings.length < MOST_FINDINGS) return;
    this.note('Further faults were not looked for.');
    throw new Enough();
  }

  /** Something is wrong that ends the check anyhow. */
  end(what: string, whatToDo: string): void {
    this.#findings.push({ what: shorten(what, LONGEST_WHAT), whatToDo });
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
    const note = this.#notes.length === 0 ? null : shorten(this.#notes.join(' '), 900);
    const outcome = this.failed ? 'FAILED' : this.#skipped && !this.#tried ? 'SKIPPED' : 'PASSED';
    return { name, title, outcome, note, findings: this.#findings };
  }
}
