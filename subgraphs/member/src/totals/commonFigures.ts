import { sql } from 'kysely';

/** Figures that every category has. */
export const commonFigures = {
  count: sql`count(*)`,
  sampleCount: sql`count(*) filter (where sample)`,
};
