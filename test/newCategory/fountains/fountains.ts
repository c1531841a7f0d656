import { link, links } from '@shafaf/member/attributes/link';
import { list, texts } from '@shafaf/member/attributes/list';
import { object } from '@shafaf/member/attributes/object';
import { oneOf } from '@shafaf/member/attributes/oneOf';
import { point } from '@shafaf/member/attributes/point';
import { required } from '@shafaf/member/attributes/required';
import { code, day, decimal, integer, rial, text, url, yesNo } from '@shafaf/member/attributes/scalar';
import { defineCategory } from '@shafaf/member/definition/defineCategory';

const heading = (fa: string, en: string) => ({ fa: [fa], en: [en], description: { en, fa } });

/** Fountains (آب‌نماها): a category that only the tests have. */
export const fountains = defineCategory({
  category: 'fountains',
  attributes: {
    story: text({ heading: heading('داستان', 'story'), searched: true }),
    plate: code({ heading: heading('پلاک', 'plate') }),
    upkeep: rial({ heading: heading('هزینه (ریال)', 'upkeep') }),
    nozzles: integer({ heading: heading('شمار نازل', 'nozzles') }),
    height: decimal({ heading: heading('ارتفاع', 'height') }),
    openedOn: day({ heading: heading('تاریخ گشایش', 'opened on') }),
    feed: oneOf({ SPRING: ['چشمه'], PIPES: ['شبکه شهری'] }, { heading: heading('منبع آب', 'fed by') }),
    page: url({ heading: heading('صفحه', 'page') }),
    lit: yesNo({ heading: heading('روشنایی', 'lit') }),
    materials: texts({ heading: heading('مصالح', 'materials'), searched: true }),
    maker: object(
      {
        name: text({ heading: heading('سازنده', 'maker') }),
        country: code({ column: 'maker_country', heading: heading('کشور', 'country') }),
      },
      { columns: ['country'] },
    ),
    repairs: list(
      { on: day({ heading: heading('تاریخ تعمیر', 'repaired on') }), what: required(text({ heading: heading('تعمیر', 'repair') })) },
      { entry: 'repair' },
    ),
    point: point(),
    builtUnder: link('contracts', { heading: heading('قرارداد ساخت', 'built under') }),
    mendedUnder: links('contracts', { heading: heading('قراردادهای تعمیر', 'mended under') }),
  },
  headings: { localId: heading('شناسه', 'id'), title: heading('نام', 'name') },
  fiscalYearOf: 'openedOn',
  samples: ({ nameFa }) => [{ localId: '1', content: { title: `آب‌نمای ${nameFa} (نمونه)`, sample: true } }],
});
