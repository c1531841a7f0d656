/** What the gateway knows of a member before it asks, from the province's register. */
export interface Member {
  code: string;
  kind: string;
  /** Code of the county it lies in; null for those that lie in none. */
  county: string | null;
  /** Where its server answers GraphQL; null while it runs none, and while the register has it suspended. */
  address: string | null;
  /** Whether the register has taken it out for a time. */
  suspended?: boolean;
}
