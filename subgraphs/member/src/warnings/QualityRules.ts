/** What is expected of a category's records beyond their form. Fields are named by their paths in the graph; `awards.value` means that of each award. */
export interface QualityRules {
  /** What a record should have, though it need not. */
  readonly recommended: readonly Recommendation[];
  /** Days that have passed, or are today, when the record is published. */
  readonly past: readonly string[];
  /** Amounts in rial. */
  readonly amounts: readonly AmountRule[];
  /**
   * Fields that no two records have alike by chance. All must be there, but for those of `likeIfAny`, which are alike too when both records lack
   * them. Empty where records may well be alike.
   */
  readonly alike: readonly string[];
  readonly alikeIfAny?: readonly string[];
}

/** A field that records should have, by its path. */
export type Recommendation =
  | string
  | {
      readonly path: string;
      /** The path of a yes or no: records of which it is true need not have the field, as drafts need no day of passing. */
      readonly unless: string;
    };

/** What is expected of an amount. */
export interface AmountRule {
  readonly path: string;
  /** Whether less than nothing makes sense, as in corrections. */
  readonly mayBeNegative?: true;
}

/** Nothing is expected. */
export const NO_QUALITY_RULES: QualityRules = { recommended: [], past: [], amounts: [], alike: [] };
