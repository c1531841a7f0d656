import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { personalCodesIn } from '../privacy/personalCodesIn.ts';
import { deadlineOf } from './calendar/deadlineOf.ts';
import { readCalendar } from './calendar/readCalendar.ts';
import { workingDaysUntil } from './calendar/workingDaysUntil.ts';
import { changeRequest } from './changeRequest.ts';
import type { Officer, RequestDesk } from './RequestDesk.ts';
import type { RequestOutcome, StoredRequest } from './store/requestsTables.ts';
import { RequestRefused, requestProblems } from './texts/problems.ts';
import { type GivenFile, type ReadFile, readFiles } from './texts/readFiles.ts';
import { readOptionalText, readText } from './texts/readText.ts';

/** An answer as it comes: the API's `AnswerInput`. */
export interface GivenAnswer {
  outcome: RequestOutcome;
  text: string;
  articles?: readonly number[] | null;
  records?: readonly string[] | null;
  files?: readonly GivenFile[] | null;
}

const LONGEST_TEXT = 10_000;
const LONGEST_ANSWER = 20_000;
const LONGEST_NAME = 200;
const MOST_RECORDS = 50;
/** Articles of the law on which a refusal can rest. */
const ARTICLES = new Set([13, 14, 15, 16, 17]);

/** What officers do with a request. Each throws `RequestRefused` with what is wrong. */
export const officerChanges = {
  assign: (db: Kysely<MemberDatabase>, desk: RequestDesk, id: string, { name }: Officer, to: string | null): Promise<StoredRequest> => {
    const officer = readOptionalText(to, 'to', LONGEST_NAME) ?? name;
    return changeRequest(db, desk, id, { change: 'ASSIGNED', by: 'BODY', officer: name, update: () => ({ officer }) });
  },

  askForClarification: (
    db: Kysely<MemberDatabase>,
    desk: RequestDesk,
    id: string,
    { name }: Officer,
    text: string,
  ): Promise<StoredRequest> =>
    changeRequest(db, desk, id, {
      change: 'CLARIFICATION_ASKED',
      by: 'BODY',
      officer: name,
      text: readText(text, 'text', LONGEST_TEXT),
      update: ({ officer }) => ({ officer: officer ?? name }),
      notices: [{ kind: 'CLARIFICATION_ASKED', recipient: 'APPLICANT' }],
    }),

  extend: (db: Kysely<MemberDatabase>, desk: RequestDesk, id: string, { name }: Officer, text: string): Promise<StoredRequest> =>
    changeRequest(db, desk, id, {
      change: 'EXTENDED',
      by: 'BODY',
      officer: name,
      text: readText(text, 'text', LONGEST_TEXT),
      update: async ({ received_at, working_days }, transaction) => {
        const workingDays = working_days + (desk.rules.extension?.workingDays ?? 0);
        const { due } = deadlineOf(dayInIran(received_at), workingDays, await readCalendar(transaction));
        return { working_days: workingDays, due_on: due, extended: true };
      },
      notices: [{ kind: 'EXTENDED', recipient: 'APPLICANT' }],
    }),

  answer: async (
    db: Kysely<MemberDatabase>,
    desk: RequestDesk,
    id: string,
    { name }: Officer,
    given: GivenAnswer,
  ): Promise<StoredRequest> => {
    const answer = await readAnswer(given);
    return changeRequest(db, desk, id, {
      change: 'ANSWERED',
      by: 'BODY',
      officer: name,
      update: async ({ received_at, officer }, transaction, now) => {
        if (answer.outcome === 'VAGUE') {
          const asked = await transaction
            .selectFrom('request_events')
            .select('number')
            .where('request_id', '=', id)
            .where('kind', '=', 'CLARIFICATION_ASKED')
            .executeTakeFirst();
          if (asked === undefined) throw new RequestRefused(requestProblems.notAsked('answer.outcome'));
        }
        if (answer.files.length > 0)
          await transaction
            .insertInto('request_files')
            .values(
              answer.files.map((file, index) => ({
                request_id: id,
                part: 'ANSWER' as const,
                number: index + 1,
                name: file.name,
                media_type: file.mediaType,
                content: file.content,
              })),
            )
            .execute();
        return {
          officer: officer ?? name,
          answered_at: now,
          answer_days: workingDaysUntil(dayInIran(received_at), dayInIran(now), await readCalendar(transaction)),
          outcome: answer.outcome,
          answer_text: answer.text,
          articles: answer.articles,
          records: answer.records,
        };
      },
      notices: [{ kind: 'ANSWERED', recipient: 'APPLICANT' }],
    });
  },

  proposePublication: (
    db: Kysely<MemberDatabase>,
    desk: RequestDesk,
    id: string,
    { name }: Officer,
    given: { question: string; answer: string },
  ): Promise<StoredRequest> => {
    const question = readText(given.question, 'question', 2_000);
    const answer = readText(given.answer, 'answer', LONGEST_ANSWER);
    if (personalCodesIn(question).count > 0) throw new RequestRefused(requestProblems.personalCode('question'));
    if (personalCodesIn(answer).count > 0) throw new RequestRefused(requestProblems.personalCode('answer'));
    return changeRequest(db, desk, id, {
      change: 'PUBLICATION_PROPOSED',
      by: 'BODY',
      officer: name,
      update: () => ({ publication: JSON.stringify({ question, answer, agreed: null, record: null }) }),
      notices: [{ kind: 'PUBLICATION_PROPOSED', recipient: 'APPLICANT' }],
    });
  },
};

interface ReadAnswer {
  outcome: RequestOutcome;
  text: string;
  articles: number[];
  records: string[];
  files: ReadFile[];
}

async function readAnswer({ outcome, text, articles, records, files }: GivenAnswer): Promise<ReadAnswer> {
  const readArticles = [...new Set(articles ?? [])].sort((a, b) => a - b);
  const refuses = outcome === 'REFUSED' || outcome === 'PARTIAL';
  if (refuses && readArticles.length === 0) throw new RequestRefused(requestProblems.articlesNeeded('answer.articles'));
  if (!refuses && readArticles.length > 0) throw new RequestRefused(requestProblems.articlesNotWanted('answer.articles'));
  if (readArticles.some((article) => !ARTICLES.has(article))) throw new RequestRefused(requestProblems.articlesOutside('answer.articles'));
  const readRecords = [...new Set(records ?? [])];
  const wrong = readRecords.findIndex((id) => parseGlobalId(id) === null);
  if (wrong >= 0 || readRecords.length > MOST_RECORDS)
    throw new RequestRefused(requestProblems.noId(`answer.records.${Math.max(0, wrong)}`));
  const words = readText(text, 'answer.text', LONGEST_ANSWER);
  if (outcome === 'PUBLISHED_ALREADY' && readRecords.length === 0 && !/https?:\/\//.test(words))
    throw new RequestRefused(requestProblems.recordsNeeded('answer.records'));
  return {
    outcome,
    text: words,
    articles: readArticles,
    records: readRecords,
    files: await readFiles(files ?? [], 'ANSWER', 'answer.files'),
  };
}
