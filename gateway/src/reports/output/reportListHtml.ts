import type { Reports } from '../loadReports.ts';
import { escaped } from './escaped.ts';
import { reportStyle } from './reportHtml.ts';
import type { Language } from './reportWords.ts';

const TITLES: Record<Language, string> = { fa: 'گزارش‌ها', en: 'Reports' };
const ABOUT: Record<Language, string> = {
  fa: 'هر گزارش همین حالا از همهٔ دستگاه‌ها پرسیده می‌شود و خود می‌گوید که بخش کدام دستگاه در آن نیست. انتخاب‌ها در نشانی گزارش می‌آید.',
  en: 'Each report is asked of all bodies when you open it, and says whose part is not in it. What is chosen stands in its address.',
};

/** The page at `/reports`: which there are, what they say, and what can be chosen. */
export function reportListHtml({ definitions }: Reports, language: Language): string {
  const other = language === 'fa' ? 'en' : 'fa';
  const items = [...definitions.values()].map(({ name, title, says, parameters }) => {
    const address = (format: string) => escaped(`/report/${name}.${format}?lang=${language}`);
    const chosen = Object.entries(parameters).map(
      ([parameter, { label, about }]) =>
        `<dt><code>${escaped(parameter)}</code></dt><dd>${escaped(label[language])}${about === undefined ? '' : `: ${escaped(about[language])}`}</dd>`,
    );
    return `<section><h2><a href="${address('html')}">${escaped(title[language])}</a></h2>
<p>${escaped(says[0]?.[language] ?? '')}</p>
<dl>${chosen.join('')}</dl>
<p><a href="${address('xlsx')}">XLSX</a> · <a href="${address('csv')}">CSV</a></p></section>`;
  });
  return `<!doctype html>
<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${TITLES[language]}</title>
<style>${reportStyle}</style>
</head>
<body>
<header><nav><a href="?lang=${other}" lang="${other}" hreflang="${other}">${other === 'fa' ? 'فارسی' : 'English'}</a></nav>
<h1>${TITLES[language]}</h1><p>${ABOUT[language]}</p></header>
<main>
${items.join('\n')}
</main>
</body>
</html>
`;
}
