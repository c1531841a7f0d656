import { describe, expect, test } from '@jest/globals';
import { gregorianOf } from '@shafaf/shared/calendar/gregorianOf';
import fc from 'fast-check';
import { deadlineOf } from './deadlineOf.ts';
import type { WeekendRule, WorkingCalendar } from './WorkingCalendar.ts';
import { WEEKDAYS } from './WorkingCalendar.ts';

const name = (nameEn: string) => ({ nameFa: nameEn, nameEn });
const fridays: WeekendRule = { from: null, until: null, weekdays: ['FRIDAY'], ...name('Friday') };
const yearly = (
  [
    [1, 1],
    [1, 2],
    [1, 3],
    [1, 4],
    [1, 12],
    [1, 13],
    [3, 14],
    [3, 15],
    [11, 22],
    [12, 29],
  ] as const
).map(([month, day]) => ({ month, day, ...name(`${month}/${day}`) }));
const calendarWith = (more: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  weekends: [fridays],
  yearly,
  days: new Map(),
  listedYears: new Set([1403, 1404]),
  ...more,
});
const iso = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split('/').map(Number);
  return gregorianOf({ year, month, day }) ?? '';
};

describe('a deadline', () => {
  test('counts from the day after the receipt, passes over Fridays and holidays, and says which and why', () => {
    const deadline = deadlineOf(iso('1403/12/22'), 10, calendarWith());
    expect(deadline.due).toBe(iso('1404/01/09'));
    expect(deadline.counted).toHaveLength(10);
    expect(deadline.skipped).toEqual([
      { date: iso('1403/12/24'), reasons: [name('Friday')] },
      { date: iso('1403/12/29'), reasons: [name('12/29')] },
      { date: iso('1404/01/01'), reasons: [name('1/1'), name('Friday')] },
      { date: iso('1404/01/02'), reasons: [name('1/2')] },
      { date: iso('1404/01/03'), reasons: [name('1/3')] },
      { date: iso('1404/01/04'), reasons: [name('1/4')] },
      { date: iso('1404/01/08'), reasons: [name('Friday')] },
    ]);
    expect(deadline.unlistedYears).toEqual([]);
  });

  test('says which years’ holidays were not known when it was counted', () => {
    expect(deadlineOf(iso('1404/12/20'), 10, calendarWith()).unlistedYears).toEqual([1405]);
    expect(deadlineOf(iso('1403/12/20'), 10, calendarWith({ listedYears: new Set() })).unlistedYears).toEqual([1403, 1404]);
  });

  test('is later by a day for each closure within it, and by none for those outside it or on a Friday', () => {
    const plain = deadlineOf(iso('1404/05/01'), 10, calendarWith());
    const closed = (...days: string[]) => new Map(days.map((day) => [iso(day), [name('cold')]]));
    expect(plain.due).toBe(iso('1404/05/13'));
    expect(deadlineOf(iso('1404/05/01'), 10, calendarWith({ days: closed('1404/05/01', '1404/05/03', '1404/05/20') })).due).toBe(plain.due);
    expect(deadlineOf(iso('1404/05/01'), 10, calendarWith({ days: closed('1404/05/04', '1404/05/13') })).due).toBe(iso('1404/05/15'));
  });

  test('follows a change of the weekend on the day from which it holds', () => {
    const weekends: WeekendRule[] = [
      fridays,
      { from: iso('1404/05/10'), until: iso('1404/05/20'), weekdays: ['THURSDAY'], ...name('Thursday') },
    ];
    const { skipped } = deadlineOf(iso('1404/04/31'), 20, calendarWith({ weekends }));
    expect(skipped.map(({ date, reasons }) => [date, reasons[0]?.nameEn])).toEqual([
      [iso('1404/05/03'), 'Friday'],
      [iso('1404/05/10'), 'Friday'],
      [iso('1404/05/16'), 'Thursday'],
      [iso('1404/05/17'), 'Friday'],
      [iso('1404/05/24'), 'Friday'],
    ]);
  });

  test('of no whole number of days, from what is no day, or in a calendar without working days is refused', () => {
    for (const days of [0, -1, 1.5, Number.NaN]) expect(() => deadlineOf('2025-03-21', days, calendarWith())).toThrow(RangeError);
    expect(() => deadlineOf('1404/01/01', 10, calendarWith())).toThrow('jalaliOf expects a day');
    const never: WeekendRule = { from: null, until: null, weekdays: WEEKDAYS, ...name('never') };
    expect(() => deadlineOf('2025-03-21', 1, calendarWith({ weekends: [never] }))).toThrow('no working day within a year');
  });

  test('is what counting on a wall calendar gives, in any year, with any weekends and closures', () => {
    const day = fc.integer({ min: Date.parse('2000-01-01') / 86_400_000, max: Date.parse('2060-01-01') / 86_400_000 });
    const rule = fc.record({
      start: fc.option(day),
      length: fc.option(fc.integer({ min: 0, max: 400 })),
      weekdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 0, maxLength: 2 }),
    });
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 40 }),
        fc.array(rule, { maxLength: 2 }),
        fc.array(fc.integer({ min: -3, max: 70 }), { maxLength: 12 }),
        (receipt, workingDays, rules, closures) => {
          const isoOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
          const weekends = rules.map(
            ({ start, length, weekdays }): WeekendRule => ({
              from: start === null ? null : isoOf(start),
              until: start === null || length === null ? null : isoOf(start + length),
              weekdays,
              ...name('weekend'),
            }),
          );
          const days = new Map(closures.map((after) => [isoOf(receipt + after), [name('closed')]]));
          const deadline = deadlineOf(isoOf(receipt), workingDays, calendarWith({ weekends, days }));

          // The wall calendar: Intl's Jalali days instead of ours, and one day struck off after another.
          const jalali = new Intl.DateTimeFormat('en-u-ca-persian', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
          const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
          const off = (number: number) => {
            const time = number * 86_400_000;
            const parts = new Map(jalali.formatToParts(time).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
            return (
              closures.includes(number - receipt) ||
              yearly.some((holiday) => holiday.month === parts.get('month') && holiday.day === parts.get('day')) ||
              rules.some(
                ({ start, length, weekdays }) =>
                  (start === null || (number >= start && (length === null || number <= start + length))) &&
                  weekdays.some((each) => each === weekday.format(time).toUpperCase()),
              )
            );
          };
          let last = receipt;
          for (let left = workingDays; left > 0; ) if (!off(++last)) left--;
          expect(deadline.due).toBe(isoOf(last));
          expect(deadline.skipped.map(({ date }) => date)).toEqual(
            Array.from({ length: last - receipt }, (_, index) => receipt + 1 + index)
              .filter(off)
              .map(isoOf),
          );
        },
      ),
      { numRuns: 400 },
    );
  });
});
