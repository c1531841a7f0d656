import type { ExportManifest } from '../../ExportManifest.ts';
import type { ExportContent } from '../ExportFormat.ts';
import { STYLES, textCell } from './cellXml.ts';

/** The rows of the sheet that says what the file is: what was asked, what is in it, and what is missing. */
export function manifestRows(manifest: ExportManifest, { language }: Pick<ExportContent, 'language'>): string {
  const say = (fa: string, en: string) => (language === 'fa' ? fa : en);
  const { coverage, complete, filter, order, figures, changed } = manifest;
  const rows: [string, string][] = [
    [say('داده', 'export'), manifest.export],
    [say('شرط‌ها', 'filter'), Object.keys(filter).length === 0 ? say('همه', 'all') : JSON.stringify(filter)],
    [say('ترتیب', 'order'), `${order.field} ${order.direction}`],
    [say('زمان', 'time'), `${manifest.startedAt} – ${manifest.endedAt}`],
    [say('شمار رکوردها', 'records'), String(manifest.rows)],
    ...Object.entries(figures).map(([name, sum]): [string, string] => [say(`جمع: ${name}`, `sum: ${name}`), sum]),
    [say('کامل', 'complete'), complete ? say('بله', 'yes') : say('خیر', 'no')],
    ...coverage.missing.map(({ code, reason }): [string, string] => [say('غایب', 'missing'), `${code} (${reason})`]),
    ...coverage.dropped.map(({ code, rows: count, values }): [string, string] => [
      say('کنار گذاشته', 'left out'),
      `${code}: ${count} rows, ${values} values`,
    ]),
    ...changed.map((code): [string, string] => [say('هم‌زمان منتشر کرد', 'published meanwhile'), code]),
  ];
  return rows.map(([name, value]) => `<row>${textCell(name, STYLES.heading)}${textCell(value)}</row>`).join('');
}
