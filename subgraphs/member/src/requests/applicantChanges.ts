import { formatGlobalId } from '@shafaf/shared/graph/globalId';
import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { changeRequest, changeWithin } from './changeRequest.ts';
import { publishAnswer } from './publishAnswer.ts';
import type { RequestDesk } from './RequestDesk.ts';
import type { StoredRequest } from './store/requestsTables.ts';
import { RequestRefused, requestProblems } from './texts/problems.ts';
import { readOptionalText, readText } from './texts/readText.ts';

const LONGEST_TEXT = 10_000;
const LONGEST_REMARK = 2_000;

/** What applicants do with a request of theirs. Each throws `RequestRefused` with what is wrong. */
export const applicantChanges = {
  clarify: (db: Kysely<MemberDatabase>, desk: RequestDesk, id: string, text: string): Promise<StoredRequest> =>
    changeRequest(db, desk, id, {
      change: 'CLARIFIED',
      by: 'APPLICANT',
      text: readText(text, 'text', LONGEST_TEXT),
      notices: [{ kind: 'CLARIFIED', recipient: 'BODY' }],
    }),

  withdraw: (db: Kysely<MemberDatabase>, desk: RequestDesk, id: string): Promise<StoredRequest> =>
    changeRequest(db, desk, id, { change: 'WITHDRAWN', by: 'APPLICANT', notices: [{ kind: 'WITHDRAWN', recipient: 'BODY' }] }),

  complain: (db: Kysely<MemberDatabase>, desk: RequestDesk, id: string, text: string): Promise<StoredRequest> =>
    changeRequest(db, desk, id, {
      change: 'COMPLAINED',
      by: 'APPLICANT',
      text: readText(text, 'text', LONGEST_TEXT),
      update: (_request, _transaction, now) => ({ complained_at: now }),
      notices: [{ kind: 'COMPLAINED', recipient: 'BODY' }],
    }),

  rate: (db: Kysely<MemberDatabase>, desk: RequestDesk, id: string, stars: number, text: string | null): Promise<StoredRequest> => {
    if (!Number.isInteger(stars) || stars < 1 || stars > 5) throw new RequestRefused(requestProblems.stars('stars'));
    const remark = readOptionalText(text, 'text', LONGEST_REMARK);
    return changeRequest(db, desk, id, {
      change: 'RATED',
      by: 'APPLICANT',
      ...(remark !== null && { text: remark }),
      update: () => ({ stars }),
    });
  },

  /** What is agreed to is published at once, as a record like any other: both or neither. */
  decideOnPublication: async (
    db: Kysely<MemberDatabase>,
    desk: RequestDesk,
    { id, code, publication }: StoredRequest,
    member: string,
    agreed: boolean,
  ): Promise<StoredRequest> => {
    if (publication === null) throw new RequestRefused(requestProblems.notNow);
    if (!agreed)
      return changeRequest(db, desk, id, {
        change: 'PUBLICATION_DECLINED',
        by: 'APPLICANT',
        update: (request) => ({ publication: JSON.stringify({ ...request.publication, agreed }) }),
      });
    const record = formatGlobalId({ member, category: 'requestAnswers', localId: code });
    return publishAnswer(db, member, id, (transaction) =>
      changeWithin(transaction, desk, id, {
        change: 'PUBLICATION_AGREED',
        by: 'APPLICANT',
        update: (request) => ({ publication: JSON.stringify({ ...request.publication, agreed, record }) }),
      }),
    );
  },
};
