/** Rows of a page at most. The gateway spends about 11 µs a row after merging, so this keeps one page near 2 ms. */
export const LARGEST_PAGE = 200;

/** Rows of a page when neither `first` nor `last` is given. */
export const DEFAULT_PAGE = 20;

/** Groups that a client can ask for at most. */
export const LARGEST_GROUP_PAGE = 1_000;

/**
 * Groups that a member gives to the gateway at most. The gateway needs all of a member's groups: a group that is small at each
 * member can be the largest of the province.
 */
export const LARGEST_MEMBER_GROUPS = 100_000;

/** Ids by which records can be asked for at once. */
export const LARGEST_ID_LIST = 200;

/** Characters of a text that is searched for at most; the contract says the same (`@longest` of `search`). */
export const LONGEST_SEARCH_TEXT = 200;

/** Keys of entities that a client can name in one argument at most. Members take twice as many of the gateway. */
export const LARGEST_KEY_LIST = 2_000;
