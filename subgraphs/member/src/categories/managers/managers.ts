import { type SqlBool, sql } from 'kysely';
import { dayKind } from '../../attributes/kinds.ts';
import { defineCategory } from '../../definition/defineCategory.ts';
import { managerAttributes } from './managerAttributes.ts';
import { sampleManagers } from './sampleManagers.ts';

/** Managers (اطلاعات مدیران). */
export const managers = defineCategory({
  category: 'managers',
  attributes: managerAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'ردیف', 'شماره'],
      en: ['id', 'local id', 'number'],
      description: {
        en: "The body's own id of the record, never a person's national code; the decree's number when left out",
        fa: 'شناسهٔ ردیف نزد خود دستگاه، نه کد ملی؛ اگر نباشد شمارهٔ حکم',
      },
    },
    title: {
      fa: ['عنوان', 'عنوان رکورد'],
      en: ['title'],
      description: { en: 'The post and who holds it; made of both when left out', fa: 'سمت و دارندهٔ آن؛ اگر نباشد از هر دو ساخته می‌شود' },
    },
  },
  idFrom: 'decreeNumber',
  titleFrom: ['post.label', 'person.name'],
  fiscalYearOf: 'startDate',
  filters: { inOfficeOn },
  recommended: ['post', 'startDate', 'decreeNumber', 'duties'],
  samples: sampleManagers,
});

function inOfficeOn(day: unknown) {
  const { within } = dayKind;
  if (within === null) throw new Error('days have no bounds');
  const [start, end] = [sql.ref('start_date'), sql.ref('end_date')];
  return [within.atMost(start, day), sql<SqlBool>`(${end} is null or ${within.atLeast(end, day)})`];
}
