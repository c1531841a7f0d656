import type { Language } from '../reports/output/reportWords.ts';

/** What feeds say themselves, in one language. */
export interface FeedWords {
  generator: string;
  titleOf: (what: string, chosen: string) => string;
  all: string;
  newestFirst: string;
  sample: (title: string) => string;
  revised: (revision: number) => string;
  yes: string;
  no: string;
  /** The entry that stands first while bodies do not answer. */
  gap: { title: (count: number) => string; text: string };
  silent: (names: string) => string;
  notConnected: (count: number) => string;
  missingBefore: (count: number) => string;
}

/** The words by language. */
export const feedWords: Record<Language, FeedWords> = {
  fa: {
    generator: 'شفاف',
    titleOf: (what, chosen) => `شفاف: ${what}${chosen === '' ? '' : ` (${chosen})`}`,
    all: 'همهٔ انتشارها',
    newestFirst: 'تازه‌ترین انتشار نخست. رکوردی که پس گرفته شود از این خوراک می‌رود و صفحهٔ آن دلیل را می‌گوید.',
    sample: (title) => `[نمونهٔ ساختگی] ${title}`,
    revised: (revision) => `این رکورد پس از انتشار بازنگری شده است (بازنگری ${new Intl.NumberFormat('fa-IR').format(revision)}).`,
    yes: 'بله',
    no: 'خیر',
    gap: {
      title: (count) => `این خوراک اکنون ناقص است: ${new Intl.NumberFormat('fa-IR').format(count)} دستگاه پاسخ نمی‌دهند`,
      text: 'نیامدن چیزی از این دستگاه‌ها نشان نمی‌دهد که چیزی منتشر نکرده‌اند. آنچه منتشر کرده باشند، وقتی دوباره پاسخ دهند، با تاریخ انتشار خود در خوراک می‌آید.',
    },
    silent: (names) => `پاسخ ندادند: ${names}.`,
    notConnected: (count) =>
      `${new Intl.NumberFormat('fa-IR').format(count)} دستگاه هنوز متصل نیستند یا معلق‌اند و چیزی از آن‌ها در این‌جا نمی‌آید.`,
    missingBefore: (count) =>
      `${new Intl.NumberFormat('fa-IR').format(count)} دستگاه در صفحهٔ نخست این خوراک نبودند و در این صفحه هم نیستند.`,
  },
  en: {
    generator: 'Shafaf',
    titleOf: (what, chosen) => `Shafaf: ${what}${chosen === '' ? '' : ` (${chosen})`}`,
    all: 'all that is published',
    newestFirst: 'Published last comes first. A record that is withdrawn leaves this feed, and its page says why.',
    sample: (title) => `[invented sample] ${title}`,
    revised: (revision) => `This record was revised after it had been published (revision ${revision}).`,
    yes: 'yes',
    no: 'no',
    gap: {
      title: (count) => `This feed is incomplete now: ${count === 1 ? 'one body does' : `${count} bodies do`} not answer`,
      text: 'That nothing comes from them does not show that they have published nothing. What they have published comes, with its own date, once they answer again.',
    },
    silent: (names) => `Without an answer: ${names}.`,
    notConnected: (count) =>
      `${count === 1 ? 'One body is' : `${count} bodies are`} not connected yet or suspended; nothing of theirs comes here.`,
    missingBefore: (count) =>
      `${count === 1 ? 'One body was' : `${count} bodies were`} not in the first page of this feed, and ${count === 1 ? 'is' : 'are'} not in this one.`,
  },
};
