import { sql } from 'kysely';
import { defineCategory } from '../../definition/defineCategory.ts';
import { performanceReportAttributes } from './performanceReportAttributes.ts';
import { samplePerformanceReports } from './samplePerformanceReports.ts';

/** Performance reports (گزارش‌های عملکرد). */
export const performanceReports = defineCategory({
  category: 'performanceReports',
  attributes: performanceReportAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'شناسه گزارش', 'شماره', 'شماره گزارش'],
      en: ['id', 'local id', 'report id', 'number', 'report number'],
      description: { en: "The body's own id of the report", fa: 'شناسهٔ گزارش نزد خود دستگاه' },
    },
    title: {
      fa: ['عنوان', 'عنوان گزارش', 'موضوع', 'موضوع گزارش'],
      en: ['title', 'report title', 'subject'],
      description: { en: 'What the report is called', fa: 'عنوان گزارش' },
    },
  },
  fiscalYearOf: 'periodStart',
  figures: { indicatorCount: { of: sql`coalesce(sum(jsonb_array_length(indicators)), 0)::text`, nothing: '0' } },
  recommended: ['summary', 'indicators', 'fiscalYear', 'documents'],
  samples: samplePerformanceReports,
});
