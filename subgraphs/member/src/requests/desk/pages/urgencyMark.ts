import { type Html, html } from '@shafaf/shared/pages/html';
import type { Urgency } from '../seenRequest.ts';
import type { DeskWords } from './deskWords.ts';

/** How much time is left, in words; what is overdue is marked by more than its colour. */
export function urgencyMark(say: DeskWords, urgency: Urgency | null): Html | null {
  if (urgency === null) return null;
  const { isOverdue, workingDays } = urgency;
  if (isOverdue) return html`<strong class="late">${workingDays === 0 ? say.overdue : say.overdueBy(say.number(workingDays))}</strong>`;
  return html`<span class="hint">${workingDays === 0 ? say.dueToday : say.daysLeft(say.number(workingDays))}</span>`;
}
