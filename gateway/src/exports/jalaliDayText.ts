import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { jalaliOf } from '@shafaf/shared/calendar/jalaliOf';
import { LRUCache } from 'lru-cache';

/** Lists hold the same days again and again; ten thousand are 27 years. */
const known = new LRUCache<string, string>({ max: 10_000 });
const DAY_LENGTH = 10;

/** The Jalali day of a day (`YYYY-MM-DD`), or the one on which a moment falls in Iran, as `1403/05/12`; its text order is that of the days. */
export function jalaliDayText(value: string): string {
  const isDay = value.length === DAY_LENGTH;
  // Moments fall on the same day all through an hour of UTC but where the day ends, at half past.
  const name = isDay ? value : value.slice(0, 'YYYY-MM-DDTHH:MM'.length - 1);
  let text = known.get(name);
  if (text === undefined) {
    const { year, month, day } = jalaliOf(isDay ? value : dayInIran(new Date(value)));
    text = `${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`;
    known.set(name, text);
  }
  return text;
}
