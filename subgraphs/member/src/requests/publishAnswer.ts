import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import type { Kysely, Transaction } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { publishContent } from '../publish/publishContent.ts';
import type { StoredRequest } from './store/requestsTables.ts';
import { RequestRefused, requestProblems } from './texts/problems.ts';

/**
 * Publishes a question and its answer in the words that were proposed.
 * @param id of the request's row
 * @param agree notes the consent, in the transaction of the publication
 * @throws RequestRefused when nothing is proposed or answered
 */
export async function publishAnswer(
  db: Kysely<MemberDatabase>,
  member: string,
  id: string,
  agree: (transaction: Transaction<MemberDatabase>) => Promise<StoredRequest>,
): Promise<StoredRequest> {
  const request = await db.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const { code, publication, outcome, articles, records, answered_at, answer_days } = request;
  if (publication === null || outcome === null || answered_at === null) throw new RequestRefused(requestProblems.notNow);
  const { question, answer } = publication;
  const content = {
    title: titleOf(question),
    question,
    answer,
    outcome,
    ...(articles !== null && { articles: articles.map(String) }),
    ...(records !== null && { records }),
    answeredOn: dayInIran(answered_at),
    ...(answer_days !== null && { workingDays: answer_days }),
  };
  let agreed: StoredRequest | undefined;
  const { rejected } = await publishContent(
    db,
    {
      category: 'requestAnswers',
      member,
      source: 'requests',
      sourceHash: null,
      allOrNothing: true,
      beforeKeeping: async (transaction) => {
        agreed = await agree(transaction);
      },
    },
    [{ localId: code, content, place: undefined }],
  );
  if (agreed === undefined) throw new Error(`what was proposed to be published of ${code} was refused: ${rejected} rejected`);
  return agreed;
}

const LONGEST_TITLE = 120;

/** The question's first line, cut at a word. */
function titleOf(question: string): string {
  const [line = ''] = question.split('\n');
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, line.lastIndexOf(' ', LONGEST_TITLE - 1) + 1 || LONGEST_TITLE - 1).trim()}…`;
}
