import type { RequestRules } from './rules/RequestRules.ts';

/** Somebody of the body who works on requests. */
export interface Officer {
  /** The name that officers go by; it stands in the history, for the body alone. */
  name: string;
}

/** The moment by a desk's clock. */
export function nowAt(desk: RequestDesk): Date {
  return desk.now?.() ?? new Date();
}

/** How a body takes requests for information. */
export interface RequestDesk {
  rules: RequestRules;
  /** Whose token it is; null when it is that of no officer of this body. */
  officerOf(token: string): Promise<Officer | null>;
  /** The body's clock; the machine's when left out. */
  now?: () => Date;
}
