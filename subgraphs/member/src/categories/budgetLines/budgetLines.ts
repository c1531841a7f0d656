import { sql } from 'kysely';
import { defineCategory } from '../../definition/defineCategory.ts';
import { budgetLineAttributes } from './budgetLineAttributes.ts';
import { sampleBudgetLines } from './sampleBudgetLines.ts';

/** The lines of one phase and direction alone: amounts of different ones are never added up. */
const only = (phase: string, direction: string) => ({
  sumOf: 'amount',
  where: sql<boolean>`phase = ${sql.lit(phase)} and direction = ${sql.lit(direction)}`,
});

/** Financial performance (عملکرد مالی). */
export const budgetLines = defineCategory({
  category: 'budgetLines',
  attributes: budgetLineAttributes,
  headings: {
    localId: {
      // Not «ردیف» alone: that mostly counts the rows of a sheet, and says something else in the next one.
      fa: ['شناسه', 'شناسه ردیف', 'شماره', 'شماره ردیف بودجه'],
      en: ['id', 'local id', 'line id', 'number'],
      description: {
        en: "The body's own id of the line: one of its own for each phase",
        fa: 'شناسهٔ ردیف نزد خود دستگاه؛ هر مرحله شناسهٔ جدا دارد',
      },
    },
    title: {
      fa: ['عنوان', 'عنوان ردیف', 'شرح', 'شرح ردیف', 'نام ردیف'],
      en: ['title', 'line title', 'item'],
      description: { en: 'What the money comes from or goes to', fa: 'عنوان ردیف بودجه' },
    },
  },
  fiscalYearOf: 'periodStart',
  figures: {
    proposedRevenue: only('PROPOSED', 'REVENUE'),
    approvedRevenue: only('APPROVED', 'REVENUE'),
    adjustedRevenue: only('ADJUSTED', 'REVENUE'),
    executedRevenue: only('EXECUTED', 'REVENUE'),
    proposedExpenditure: only('PROPOSED', 'EXPENDITURE'),
    approvedExpenditure: only('APPROVED', 'EXPENDITURE'),
    adjustedExpenditure: only('ADJUSTED', 'EXPENDITURE'),
    executedExpenditure: only('EXECUTED', 'EXPENDITURE'),
    amountOfAllPhases: { sumOf: 'amount' },
  },
  synopsis: {
    // Nearly every question is of one phase, and most of one year.
    zones: [{ sameValue: 'phase' }, { sameValue: 'fiscal_year' }, { sameDigits: 'amount' }],
    firsts: [
      { column: 'amount', direction: 'desc', rows: 40, of: 'ALL' },
      { column: 'amount', direction: 'desc', rows: 24, of: { sameValue: 'phase' } },
      { column: 'amount', direction: 'desc', rows: 24, of: { sameValue: 'fiscal_year' } },
      { column: 'amount', direction: 'asc', rows: 8, of: 'ALL' },
      { column: 'period_end', direction: 'desc', rows: 20, of: 'ALL' },
      { column: 'published_at', direction: 'desc', rows: 20, of: 'ALL' },
    ],
  },
  recommended: ['amount', 'direction', 'phase', 'economicCode', 'functionalCode', 'fiscalYear'],
  samples: sampleBudgetLines,
});
