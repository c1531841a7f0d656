import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { officerChanges } from '../officerChanges.ts';
import type { Officer, RequestDesk } from '../RequestDesk.ts';
import type { StoredRequest } from '../store/requestsTables.ts';
import { RequestRefused, requestProblems } from '../texts/problems.ts';
import type { DeskForm } from './deskForm.ts';

/** What an officer can do by a form of the desk. */
export const deskChange = z.enum(['ASSIGNED', 'CLARIFICATION_ASKED', 'EXTENDED', 'ANSWERED', 'PUBLICATION_PROPOSED']);

const outcomes = z.enum(['FULL', 'PARTIAL', 'PUBLISHED_ALREADY', 'NOT_HELD', 'VAGUE', 'REFUSED']);

/**
 * Does what a form says.
 * @throws RequestRefused what is wrong, and where
 */
export async function actOnRequest(
  db: Kysely<MemberDatabase>,
  desk: RequestDesk,
  { id }: StoredRequest,
  officer: Officer,
  change: z.infer<typeof deskChange>,
  { text, all, files }: DeskForm,
): Promise<void> {
  switch (change) {
    case 'ASSIGNED':
      await officerChanges.assign(db, desk, id, officer, text('to'));
      return;
    case 'CLARIFICATION_ASKED':
      await officerChanges.askForClarification(db, desk, id, officer, text('text'));
      return;
    case 'EXTENDED':
      await officerChanges.extend(db, desk, id, officer, text('text'));
      return;
    case 'ANSWERED': {
      const outcome = outcomes.safeParse(text('outcome'));
      if (!outcome.success) throw new RequestRefused(requestProblems.missing('answer.outcome'));
      await officerChanges.answer(db, desk, id, officer, {
        outcome: outcome.data,
        text: text('text'),
        articles: all('articles').map(Number),
        records: text('records')
          .split('\n')
          .map((line) => line.trim())
          .filter((record) => record !== ''),
        files,
      });
      return;
    }
    case 'PUBLICATION_PROPOSED':
      await officerChanges.proposePublication(db, desk, id, officer, { question: text('question'), answer: text('answer') });
      return;
  }
}
