import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { type Deadline, deadlineOf } from './calendar/deadlineOf.ts';
import type { WorkingCalendar } from './calendar/WorkingCalendar.ts';
import type { StoredRequest } from './store/requestsTables.ts';

/** A request's deadline in words: the API's `RequestDeadline`. */
export interface DescribedDeadline extends Omit<Deadline, 'skipped'> {
  skipped: { date: string; reasonFa: string; reasonEn: string }[];
}

/** By when a request must be answered, and day by day how that comes about. */
export function describeDeadline(
  { received_at, working_days, due_on }: Pick<StoredRequest, 'received_at' | 'working_days' | 'due_on'>,
  calendar: WorkingCalendar,
): DescribedDeadline {
  const deadline = deadlineOf(dayInIran(received_at), working_days, calendar);
  return {
    ...deadline,
    // The day that holds is the one on record: of what is closed it does not move with the calendar any more.
    due: due_on,
    skipped: deadline.skipped.map(({ date, reasons }) => ({
      date,
      reasonFa: reasons.map(({ nameFa }) => nameFa).join('، '),
      reasonEn: reasons.map(({ nameEn }) => nameEn).join(', '),
    })),
  };
}
