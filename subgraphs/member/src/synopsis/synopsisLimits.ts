/** How much a synopsis may say. */
export interface SynopsisLimits {
  /** Zones beyond these cost every reader more than they tell: then rows are told apart by less. The form allows 2,000. */
  zones: number;
  /** So few rows are all told one by one. */
  fewRows: number;
  /** All groups of one order together have no more rows told one by one than these, but one each. */
  firstsOfGroups: number;
}

export const synopsisLimits: SynopsisLimits = { zones: 400, fewRows: 300, firstsOfGroups: 480 };
