/** Something that is not as it was published. */
export interface Finding {
  what: FindingKind;
  /** The record's id; null for what concerns the database as a whole. */
  id: string | null;
  /** More about it, in words. */
  detail: string;
}

/**
 * UNGUARDED: the database would let history be changed. CONTENT: a revision's content does not give its hash. CHAIN: the revisions of a record do not follow
 * on each other. ROW_MISSING, ROW_DIFFERS: the category's table does not say of a record what its revisions say. ROW_WITHOUT_HISTORY: it has a record of
 * which there is no revision. UNKNOWN_CATEGORY: records of a category that this program does not have; their rows could not be compared.
 */
export type FindingKind = 'UNGUARDED' | 'CONTENT' | 'CHAIN' | 'ROW_MISSING' | 'ROW_DIFFERS' | 'ROW_WITHOUT_HISTORY' | 'UNKNOWN_CATEGORY';
