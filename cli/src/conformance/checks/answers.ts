import type { Check } from '../Check.ts';
import { show } from '../json.ts';
import { readAnswer, shorten } from '../Subject.ts';

export const answers: Check = {
  name: 'answers',
  title: 'The server can be reached and answers GraphQL over HTTP',
  async run({ subject }, verdict) {
    const body = JSON.stringify({ query: '{ __typename }' });
    const reply = await subject.post(body, await subject.signature(body));
    const { data } = readAnswer(reply);
    const type = reply.headers.get('content-type') ?? '';
    verdict.expect(
      data?.__typename === 'Query',
      `Asked { __typename }, it answers with status ${reply.status} and ${shorten(reply.text)}`,
      reply.status >= 300 && reply.status < 400
        ? 'Give the address to which it redirects: the gateway follows no redirect.'
        : 'Answer a POST of {"query": …, "variables": …} at the address itself with {"data": …}. See whether the address ends in /graphql and whether a proxy in between answers instead.',
    );
    verdict.expect(
      /^application\/(graphql-response\+)?json\b/i.test(type),
      `The answer has the content-type ${show(type)}.`,
      'Answer with content-type application/json.',
    );
  },
};
