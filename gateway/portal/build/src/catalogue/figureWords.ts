import type { GraphQLObjectType } from 'graphql';
import type { Label } from './Catalogue.ts';
import { plainWords } from './plainWords.ts';

/** What figures are, in Persian, where the name of the field that they are of does not say all. English is the contract's. */
const persian: Readonly<Record<string, string>> = {
  count: 'تعداد رکوردهایی که با شرط‌ها سازگارند.',
  'BudgetLineTotals.proposedRevenue': 'جمع درآمدهای پیشنهادی، به ریال.',
  'BudgetLineTotals.approvedRevenue': 'جمع درآمدهای مصوب نخستین، به ریال. تغییرهای بعدی در «درآمد اصلاح‌شده» است.',
  'BudgetLineTotals.adjustedRevenue': 'جمع درآمدهایی که در میانهٔ سال دوباره تصویب شده است، به ریال؛ تنها ردیف‌های اصلاح‌شده.',
  'BudgetLineTotals.executedRevenue': 'جمع درآمدهایی که در عمل وصول شده است، به ریال.',
  'BudgetLineTotals.proposedExpenditure': 'جمع هزینه‌های پیشنهادی، به ریال.',
  'BudgetLineTotals.approvedExpenditure': 'جمع هزینه‌های مصوب نخستین، به ریال. تغییرهای بعدی در «هزینهٔ اصلاح‌شده» است.',
  'BudgetLineTotals.adjustedExpenditure': 'جمع هزینه‌هایی که در میانهٔ سال دوباره تصویب شده است، به ریال؛ تنها ردیف‌های اصلاح‌شده.',
  'BudgetLineTotals.executedExpenditure': 'جمع هزینه‌هایی که در عمل انجام شده است، به ریال.',
  'BudgetLineTotals.amountOfAllPhases':
    'جمع مبلغ همهٔ ردیف‌ها در هر مرحله و جهتی، به ریال. برنامه و عملکرد، و درآمد و هزینه، در آن با هم جمع شده‌اند؛ پس پول واقعی کسی نیست، مگر آن‌که با شرط‌ها یک مرحله و یک جهت را برگزینید.',
  'BusinessServiceTotals.onlineCount': 'شمار خدماتی که سراسر الکترونیکی انجام می‌شود.',
  'BusinessServiceTotals.freeCount': 'شمار خدماتی که هزینه‌شان صفر است. خدماتی که هزینهٔ معینی ندارند شمرده نمی‌شوند.',
  'BusinessServiceTotals.shortestProcessing': 'کمترین شمار روزهای کاری که یکی از خدمات زمان می‌برد.',
  'BusinessServiceTotals.longestProcessing': 'بیشترین شمار روزهای کاری که یکی از خدمات زمان می‌برد.',
  'InvestmentOpportunityTotals.capitalNeeded':
    'جمع سرمایهٔ مورد نیاز، به ریال؛ فرصت‌هایی که مهلتشان گذشته هم در آن است. رکوردی که مبلغی ندارد چیزی نمی‌افزاید.',
  'PerformanceReportTotals.indicatorCount': 'شمار شاخص‌های همهٔ گزارش‌ها. مقدار شاخص‌ها جمع زده نمی‌شود، چون هر یک واحدی دیگر دارد.',
  'PermitTotals.housingUnits': 'جمع واحدهای مسکونی که این مجوزها می‌افزایند.',
  'PlanTotals.budget':
    'جمع بودجهٔ طرح‌ها، به ریال. طرحی که بودجه ندارد چیزی نمی‌افزاید. اگر دستگاهی هم برنامه و هم پروژه‌های آن را منتشر کند، هر دو در جمع است؛ «نوع طرح» آن‌ها را از هم جدا می‌کند.',
  'RecruitmentTotals.totalJobOpenings': 'جمع نیروهای مورد نیاز در همهٔ آگهی‌ها. آگهی‌ای که شمار را نمی‌گوید چیزی نمی‌افزاید.',
  'RecruitmentTotals.resultCount': 'شمار آگهی‌هایی که نتیجه‌شان منتشر شده است. داوطلبان و پذیرفته‌شدگان تنها از همین آگهی‌هاست.',
  'RecruitmentTotals.applicants': 'جمع داوطلبان، در آگهی‌هایی که آن را منتشر می‌کنند. هر که دو بار داوطلب شده، دو بار شمرده می‌شود.',
  'RecruitmentTotals.selected': 'جمع پذیرفته‌شدگان، در آگهی‌هایی که آن را منتشر می‌کنند.',
};

/** What a figure is, in words: a figure without Persian words of its own is told from how it is made. */
export function figureWords(totals: GraphQLObjectType, name: string, by: string, { fa }: Label): Label {
  const field = totals.getFields()[name];
  return { fa: persian[`${totals.name}.${name}`] ?? persian[name] ?? madeFrom(by, fa), en: plainWords(field?.description ?? '') };
}

function madeFrom(by: string, label: string): string {
  if (by === 'SUM') return `جمع «${label}» در همهٔ رکوردها. رکوردی که آن را ندارد چیزی نمی‌افزاید.`;
  return by === 'COUNT' ? `شمار رکوردهای «${label}».` : `${label} در میان رکوردها.`;
}
