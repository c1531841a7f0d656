import type { ComparedGroup } from './comparisonOf.ts';

/** A group as it is shown. */
export interface NamedGroup extends ComparedGroup {
  /** Tells it from the others. */
  id: string;
  name: string;
  /** The list of its records; left out where no filter leaves them alone. */
  href?: string;
}
