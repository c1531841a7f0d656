import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import type { RequestDesk } from '../RequestDesk.ts';
import { readRequestRules } from '../rules/readRequestRules.ts';
import { submitRequest } from '../submitRequest.ts';
import { changeCalendar } from './changeCalendar.ts';
import { readDays } from './readDays.ts';

/** A Saturday in Iran, 2 Esfand 1404. */
const desk: RequestDesk = { rules: readRequestRules(), officerOf: async () => null, now: () => new Date('2026-02-21T06:00:00Z') };
let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async () => undefined, maragheh, 'ANYONE', { requests: desk });
});
afterAll(() => member?.stop());

const dueOf = async (trackingCode: string, secret: string) => {
  const { data } = await member.ask(
    'query ($trackingCode: ID!, $secret: String!) { request(trackingCode: $trackingCode, secret: $secret) { deadline { due skipped { date reasonFa } unlistedYears } events { kind by text } } }',
    { trackingCode, secret },
  );
  return data.request;
};

test('a change of the calendar moves open deadlines at once, says so in their history, and leaves the rest', async () => {
  const { request, secret } = await submitRequest(member.db, desk, { subject: 'س', text: 'س', applicant: { name: 'م' } }, null);
  const trackingCode = `${maragheh.code}:requests:${request.code}`;
  const seen = () => dueOf(trackingCode, secret ?? '');
  expect((await seen()).deadline.due).toBe('2026-03-04');

  const closed = { day: '2026-02-24', nameFa: 'سرما', nameEn: 'cold' };
  expect(await changeCalendar(member.db, desk, { kind: 'CLOSE', day: closed })).toEqual({
    added: 1,
    removed: 0,
    moved: [{ code: request.code, from: '2026-03-04', to: '2026-03-05' }],
  });
  expect(await changeCalendar(member.db, desk, { kind: 'CLOSE', day: closed })).toEqual({ added: 0, removed: 0, moved: [] });
  const after = await seen();
  expect(after.deadline).toMatchObject({ due: '2026-03-05', skipped: [{ date: '2026-02-24', reasonFa: 'سرما' }, { date: '2026-02-27' }] });
  expect(after.events.at(-1)).toEqual({ kind: 'DEADLINE_CHANGED', by: 'SYSTEM', text: '1404/12/13 → 1404/12/14' });

  const weekend = { kind: 'WEEKEND', weekdays: ['THURSDAY', 'FRIDAY'], from: '2026-03-01', nameFa: 'آخر هفته', nameEn: 'weekend' } as const;
  expect((await changeCalendar(member.db, desk, weekend)).moved).toEqual([{ code: request.code, from: '2026-03-05', to: '2026-03-07' }]);
  expect((await changeCalendar(member.db, desk, { kind: 'REOPEN', day: '2026-02-24' })).moved).toEqual([
    { code: request.code, from: '2026-03-07', to: '2026-03-04' },
  ]);

  const list = { kind: 'LIST', source: 'official 1404', years: [1404], days: readDays('date,name\n1404/12/05,عید\n', 'a.csv') } as const;
  expect(await changeCalendar(member.db, desk, list)).toMatchObject({ added: 1, removed: 0, moved: [{ to: '2026-03-07' }] });
  expect((await seen()).deadline.unlistedYears).toEqual([]);
  expect(await changeCalendar(member.db, desk, { ...list, days: readDays('date,name\n1404/11/01,دیگر\n', 'a.csv') })).toMatchObject({
    added: 1,
    removed: 1,
    moved: [{ to: '2026-03-04' }],
  });
});

describe('a file of days', () => {
  const ical = (...events: string[]) =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.map((event) => `BEGIN:VEVENT\r\nUID:${event.length}\r\n${event}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR\r\n`;

  test('is iCalendar, with events of one day and of several', () => {
    const text = ical(
      'DTSTART;VALUE=DATE:20260321\r\nDTEND;VALUE=DATE:20260325\r\nSUMMARY:عید نوروز',
      'DTSTART;VALUE=DATE:20260402\r\nSUMMARY:روز طبیعت',
    );
    expect(readDays(text, 'a.ics').map(({ day, nameFa }) => [day, nameFa])).toEqual([
      ['2026-03-21', 'عید نوروز'],
      ['2026-03-22', 'عید نوروز'],
      ['2026-03-23', 'عید نوروز'],
      ['2026-03-24', 'عید نوروز'],
      ['2026-04-02', 'روز طبیعت'],
    ]);
  });

  test('is CSV with Persian headings and days of either calendar', () => {
    expect(readDays('\uFEFFتاریخ,مناسبت,عنوان انگلیسی\n۱۴۰۵/۰۱/۱۳,روز طبیعت,Nature Day\n2026-06-04,رحلت امام\n', 'a.csv')).toEqual([
      { day: '2026-04-02', nameFa: 'روز طبیعت', nameEn: 'Nature Day' },
      { day: '2026-06-04', nameFa: 'رحلت امام', nameEn: 'رحلت امام' },
    ]);
  });

  test.each([
    ['nothing', '', 'its first line must name the columns'],
    ['a heading alone', 'date,name\n', 'it names no day'],
    ['a day that is none', 'date,name\n1404/13/01,x\n', 'line 2: "1404/13/01" is no day'],
    ['a day without a name', 'date,name\n1404/12/01,\n', 'line 2 has no name'],
    ['a broken calendar', 'BEGIN:VCALENDAR\r\nX', 'cannot be read as a calendar'],
    ['an event of an hour', ical('DTSTART:20260321T080000Z\r\nSUMMARY:x'), 'event 1 (x) is not of whole days'],
    ['an event that comes again', ical('DTSTART;VALUE=DATE:20260321\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:x'), 'comes again and again'],
    ['an event of a year', ical('DTSTART;VALUE=DATE:20260321\r\nDTEND;VALUE=DATE:20270321\r\nSUMMARY:x'), 'longer than 31 days'],
    ['an event without a name', ical('DTSTART;VALUE=DATE:20260321'), 'event 1 has no name'],
  ])('with %s is refused with its place', (_, text, message) => {
    expect(() => readDays(text, 'a')).toThrow(message);
  });
});
