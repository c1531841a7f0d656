import type { Check } from '../Check.ts';
import { show, valueAt } from '../json.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

/** Enough that nobody has it by chance. */
const NOBODY_S = 'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ';
const PROBLEM = 'problem { code messageFa messageEn }';

/** Nothing is submitted: what is tried here is refused by every body. */
export const requests: Check = {
  name: 'requests',
  title: 'Requests for information are taken or declined in the contract’s words, and shown to nobody else',
  async run(trial, verdict) {
    const { code } = trial.subject;
    await expectProblem(
      trial,
      verdict,
      'a request without a subject',
      `mutation { submitRequest(member: ${JSON.stringify(code)}, request: { subject: "", text: "", applicant: { name: "" } }) { request { trackingCode } secret ${PROBLEM} } }`,
      'submitRequest',
      ['INVALID', 'NOT_TAKEN'],
    );
    const held = `trackingCode: ${JSON.stringify(`${code}:requests:1300-ZZZZZZZZ`)}, secret: ${JSON.stringify(NOBODY_S)}`;
    await expectProblem(
      trial,
      verdict,
      'a withdrawal of a request that is not there',
      `mutation { withdrawRequest(${held}) { request { trackingCode } ${PROBLEM} } }`,
      'withdrawRequest',
      ['NOT_FOUND', 'NOT_TAKEN'],
    );
    await expectProblem(
      trial,
      verdict,
      'an answer by nobody’s token',
      `mutation { assignRequest(trackingCode: ${JSON.stringify(`${code}:requests:1300-ZZZZZZZZ`)}, officerToken: "nobody's") { request { officer } ${PROBLEM} } }`,
      'assignRequest',
      ['NOT_SIGNED_IN', 'NOT_TAKEN'],
    );
    await expectNothing(trial, verdict, `{ request(${held}) { trackingCode } }`, 'request');
    await expectNothing(trial, verdict, `{ desk(member: ${JSON.stringify(code)}, officerToken: "nobody's") { officer } }`, 'desk');
    const { data } = await trial.subject.ask({ query: '{ requestTotals { count open overdue answeredInTime answeredLate withdrawn } }' });
    const totals = valueAt(data, 'requestTotals');
    const parts = ['open', 'overdue', 'answeredInTime', 'answeredLate', 'withdrawn'].map((name) => Number(valueAt(totals, name)));
    verdict.expect(
      Number(valueAt(totals, 'count')) === parts.reduce((sum, part) => sum + part, 0),
      `requestTotals gives ${show(totals)}, whose parts do not add up to its count.`,
      'Count each request once: as open, overdue, answered in time, answered late, or withdrawn.',
    );
  },
};

async function expectProblem(
  { subject }: Trial,
  verdict: Verdict,
  what: string,
  query: string,
  field: string,
  codes: readonly string[],
): Promise<void> {
  const { data } = await subject.ask({ query });
  const payload = valueAt(data, field);
  const code = valueAt(valueAt(payload, 'problem'), 'code');
  verdict.expect(
    valueAt(payload, 'request') === null && codes.some((each) => each === code),
    `To ${what} it answers ${show(payload)}.`,
    `Answer with no request and a problem of the code ${codes.join(' or ')}, with a message in both languages; a body that takes no requests says NOT_TAKEN to all.`,
  );
}

async function expectNothing({ subject }: Trial, verdict: Verdict, query: string, field: string): Promise<void> {
  const { data } = await subject.ask({ query });
  verdict.expect(
    valueAt(data, field) === null,
    `To ${query} it answers ${show(valueAt(data, field))}.`,
    'Answer null to whoever has no secret or token: nobody else may see requests.',
  );
}
