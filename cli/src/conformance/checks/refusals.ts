import { cursorScope, encodeCursor } from '@shafaf/shared/graph/cursor';
import type { Check } from '../Check.ts';
import { keyOf } from '../Contents.ts';
import { isRefused } from '../isRefused.ts';
import { show, valueAt } from '../json.ts';
import { listingQuestion } from '../listingQuestion.ts';
import type { Listing } from '../listingsOf.ts';
import { orderingsOf } from '../orderingsOf.ts';
import { type GraphqlQuestion, readAnswer, shorten } from '../Subject.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

/** What only a program's own insides look like. */
const INSIDES =
  /(?:\n|\\n)\s+at \S+|"stacktrace"|Traceback \(most recent call last\)|File \\?"[^"]+\\?", line \d+|\.java:\d+\)|goroutine \d+ \[/;

export const refusals: Check = {
  name: 'refusals',
  title: 'Questions that cannot be answered are refused, with an error that shows nothing of its insides',
  async run(trial, verdict) {
    for (const [what, body] of [
      ['a body that is no JSON', 'no JSON at all'],
      ['a body without a query', '{}'],
      ['a query that is no text', '{"query":{"a":1}}'],
    ] as const) {
      const reply = await trial.subject.post(body, await trial.subject.signature(body));
      expectRefused(what, readAnswer(reply), '', verdict);
    }
    for (const listing of trial.listings)
      for (const [what, question] of badQuestions(trial, listing)) await expectRefusal(trial, what, question, listing.name, verdict);
    await expectRefusal(trial, 'a mutation', { query: 'mutation { publish }' }, 'publish', verdict);
    const { data } = await trial.subject.ask({ query: '{ __typename }' });
    verdict.expect(
      valueAt(data, '__typename') === 'Query',
      'After questions that cannot be answered it answers no more.',
      'A bad question must not end the program.',
    );
  },
};

async function expectRefusal({ subject }: Trial, what: string, question: GraphqlQuestion, key: string, verdict: Verdict): Promise<void> {
  expectRefused(what, await subject.ask(question), key, verdict);
}

function expectRefused(what: string, answer: Awaited<ReturnType<Trial['subject']['ask']>>, key: string, verdict: Verdict): void {
  const { status, text } = answer;
  verdict.expect(
    status < 500,
    `To ${what} it answers with status ${status}.`,
    'A question that cannot be answered is the asker’s mistake: an error with status 200 or 4xx, not a fault of the server.',
  );
  verdict.expect(
    isRefused(answer, key),
    `${what} is answered with ${shorten(text)}, but should be refused.`,
    'Answer with {"errors": [{"message": …}]} and no data.',
  );
  const inside = INSIDES.exec(text);
  verdict.expect(
    inside === null,
    `To ${what} it answers with its insides: ${show(inside?.[0])}`,
    'Log faults, and tell the asker only what is wrong with the question.',
  );
}

function badQuestions({ contents }: Trial, listing: Listing): [what: string, question: GraphqlQuestion][] {
  const [ordering, other] = orderingsOf(listing);
  const orderBy = { field: ordering.order.value, direction: ordering.direction };
  const [row] = contents(listing).rows;
  const place = { key: row === undefined ? null : keyOf(row.object, ordering.order), id: row?.id ?? '!' };
  const scope = cursorScope(listing.name, null, null);
  const cursor = (field: string, direction: 'ASC' | 'DESC', of: string) => encodeCursor({ field, direction, ...place, scope: of });
  const after = (text: string) => listingQuestion(listing, { orderBy, first: 1, after: text }, 'nodes { id }');
  const bad: [string, GraphqlQuestion][] = [
    ['a query with a bracket that is not closed', { query: `{ ${listing.name} { nodes { id }` }],
    ['a field that the contract does not have', { query: `{ ${listing.name} { nodes { noSuchField } } }` }],
    ['an argument that the contract does not have', { query: `{ ${listing.name}(noSuchArgument: 1) { nodes { id } } }` }],
    ['a list without a selection', { query: `{ ${listing.name} }` }],
    [
      'an order that the contract does not have',
      listingQuestion(listing, { orderBy: { field: 'NO_SUCH_ORDER', direction: 'DESC' } }, 'nodes { id }'),
    ],
    ['a cursor that is none', after('no cursor')],
    ['a cursor of another order', after(cursor(ordering.order.value, other?.direction ?? 'ASC', scope))],
    [
      'a cursor of another list',
      after(cursor(ordering.order.value, ordering.direction, cursorScope(listing.name, { text: 'another' }, null))),
    ],
    ['a filter that the contract does not have', listingQuestion(listing, { filter: { noSuchFilter: 1 } }, 'nodes { id }')],
  ];
  const nonsense: Record<string, unknown> = { Rial: 'a lot', Date: '2024-02-30', DateTime: 'yesterday', Int: 'many', Boolean: 'perhaps' };
  for (const { name, named, type, values } of listing.filters) {
    const value = values === null ? nonsense[named] : 'NO_SUCH_VALUE';
    if (value !== undefined)
      bad.push([
        `the filter ${name} with ${show(value)}`,
        listingQuestion(listing, { filter: { [name]: type.startsWith('[') ? [value] : value } }, 'nodes { id }'),
      ]);
  }
  return bad;
}
