import { describe, expect, test } from '@jest/globals';
import { dueOf } from './dueOf.ts';
import type { ObligationRule } from './ObligationProfile.ts';

const rule = (everyMonths: number | null): ObligationRule => ({
  category: 'budgetLines',
  everyMonths,
  // 1 Farvardin 1404
  since: '2025-03-21',
  basis: { fa: 'ق', en: 'l' },
  source: null,
  assumed: false,
});
const at = (moment: string) => new Date(moment);

describe('dueOf', () => {
  test('what was published in time is met, and next due so many Jalali months after the day it was published on', () => {
    // 31 Shahrivar 1404; six months on the month has 29 days.
    expect(dueOf(rule(6), at('2025-09-22T08:00:00Z'), at('2026-01-01T00:00:00Z'))).toEqual({
      status: 'MET',
      dueOn: '2026-03-20',
      daysOverdue: 0,
    });
  });

  test('on the day itself nothing is overdue, and from the next, as days begin in Iran, one day is', () => {
    const due = (now: string) => dueOf(rule(6), at('2025-09-22T08:00:00Z'), at(now));
    expect(due('2026-03-20T20:29:59Z')).toMatchObject({ status: 'MET', daysOverdue: 0 });
    expect(due('2026-03-20T20:30:00Z')).toEqual({ status: 'OVERDUE', dueOn: '2026-03-20', daysOverdue: 1 });
    expect(due('2026-04-19T12:00:00Z')).toMatchObject({ status: 'OVERDUE', daysOverdue: 30 });
  });

  test('what was never published is due a period after counting began', () => {
    expect(dueOf(rule(6), null, at('2025-09-23T12:00:00Z'))).toEqual({ status: 'NOT_DUE', dueOn: '2025-09-23', daysOverdue: 0 });
    expect(dueOf(rule(6), null, at('2025-09-25T12:00:00Z'))).toEqual({ status: 'NEVER_PUBLISHED', dueOn: '2025-09-23', daysOverdue: 2 });
  });

  test('what is published as it comes up is met by anything, and owed from the beginning', () => {
    expect(dueOf(rule(null), at('2020-01-01T00:00:00Z'), at('2030-01-01T00:00:00Z'))).toEqual({
      status: 'MET',
      dueOn: null,
      daysOverdue: 0,
    });
    expect(dueOf(rule(null), null, at('2025-03-22T12:00:00Z'))).toEqual({ status: 'NEVER_PUBLISHED', dueOn: '2025-03-21', daysOverdue: 1 });
    expect(dueOf(rule(null), null, at('2025-03-01T12:00:00Z'))).toMatchObject({ status: 'NOT_DUE' });
  });

  test('what was published before counting began counts as of its first day', () => {
    expect(dueOf(rule(6), at('2019-01-01T00:00:00Z'), at('2025-06-01T12:00:00Z'))).toEqual({
      status: 'MET',
      dueOn: '2025-09-23',
      daysOverdue: 0,
    });
  });
});
