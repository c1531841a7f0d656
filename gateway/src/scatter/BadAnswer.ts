/** What is wrong with a part of a member's answer; the names are those of the schema's enum. */
export type Fault =
  /** It bears the id or the code of another member. */
  | 'NOT_ITS_OWN'
  /** The filter leaves it out, or it lies outside the page. */
  | 'NOT_ASKED_FOR'
  /** It stands in the answer a second time. */
  | 'REPEATED'
  /** It is not of the form that the schema gives it. */
  | 'MALFORMED';

/** A part of a member's answer that is not what the schema says or not what was asked for. It never leaves the engine. */
export class BadAnswer extends Error {
  /** Code of the member that answered. */
  readonly member: string;
  readonly fault: Fault;

  /**
   * @param place where in the answer, as a path of field names
   * @param what is wrong there, for the log; a member's own words are put into it by `shown` alone
   */
  constructor(member: string, place: string, what: string, fault: Fault = 'MALFORMED') {
    super(`${place}: ${what}`);
    this.name = 'BadAnswer';
    this.member = member;
    this.fault = fault;
  }
}

/** An answer of which nothing is to be used: its form as a whole is wrong, or too much in it is. */
export class WorthlessAnswer extends BadAnswer {
  /** Takes a fault of a part for one of the whole. */
  static from(error: BadAnswer): WorthlessAnswer {
    const whole = new WorthlessAnswer(error.member, '', '', error.fault);
    whole.message = error.message;
    return whole;
  }
}

/** Whether an error means that a row or a value is to be left out of an answer of which the rest may stand. */
export function isPartial(error: unknown): error is BadAnswer {
  return error instanceof BadAnswer && !(error instanceof WorthlessAnswer);
}

const LONGEST_SHOWN = 80;

/** A value of a member's as the log shows it: in few characters, whatever it is. */
export function shown(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'string') return String(value);
  return value.length > LONGEST_SHOWN ? `${JSON.stringify(value.slice(0, LONGEST_SHOWN))}…` : JSON.stringify(value);
}
