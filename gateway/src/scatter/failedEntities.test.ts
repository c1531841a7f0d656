import { expect, test } from '@jest/globals';
import type { Missing } from './ask.ts';
import { libraryProvince } from './testing/libraryProvince.ts';

test('entities that cannot be given are a null each, beside the error: the planner takes nothing but a list', async () => {
  const { ask } = libraryProvince({ ahar: [{ localId: '1', pages: 300 }] });
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Library { books { totalCount } } } }';
  const representations = ['ahar', 'ahar'].map((code) => ({ __typename: 'Library', code }));
  const { data, errors } = await ask(query, {
    variables: { representations },
    requireComplete: true,
    spoil: { ahar: (): Missing => ({ missing: 'TIMEOUT', detail: '' }) },
  });
  expect(data).toEqual({ _entities: [null, null] });
  expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['_entities'], 'INCOMPLETE']]);
});
