import { expect, test } from '@jest/globals';
import type { Missing } from './ask.ts';
import { libraryProvince, type Spoil } from './testing/libraryProvince.ts';

const timeout: Spoil = (): Missing => ({ missing: 'TIMEOUT', detail: '' });
/** Makes something else of each entity of a member's answer. */
const entities =
  (change: (entity: Record<string, unknown>) => unknown): Spoil =>
  ({ data, ...response }) => ({
    ...response,
    data: Object.fromEntries(Object.entries(data ?? {}).map(([key, value]) => [key, Array.isArray(value) ? value.map(change) : value])),
  });

test('entities that cannot be given are a null each, beside one error at the first: the planner takes nothing but a list', async () => {
  const { ask } = libraryProvince({ ahar: [{ localId: '1', pages: 300 }] });
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Library { books { totalCount } } } }';
  const representations = ['ahar', 'ahar'].map((code) => ({ __typename: 'Library', code }));
  const { data, errors } = await ask(query, {
    variables: { representations },
    requireComplete: true,
    spoil: { ahar: timeout },
  });
  expect(data).toEqual({ _entities: [null, null] });
  expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['_entities', 0], 'INCOMPLETE']]);
});

test('records of a member that does not answer are an error each, and those of others stand', async () => {
  const { ask } = libraryProvince({ ahar: [{ localId: '1' }], marand: [{ localId: '1', title: 'theirs' }] });
  const representations = ['ahar:books:1', 'marand:books:1', 'marand:books:2'].map((id) => ({ __typename: 'Book', id }));
  const { data, errors, coverage } = await ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Book { title } } }', {
    variables: { r: representations },
    spoil: { ahar: timeout },
  });
  expect(data).toEqual({ _entities: [null, { title: 'theirs' }, null] });
  expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['_entities', 0], 'MEMBER_UNAVAILABLE']]);
  expect(coverage).toMatchObject({ asked: 2, answered: 1, missing: [{ code: 'ahar', reason: 'TIMEOUT' }] });
});

test.each<[what: string, spoil: Spoil]>([
  ['is not there', entities(() => null)],
  [
    'is another',
    entities((entity) => Object.fromEntries(Object.entries(entity).map(([key, value]) => [key, value === 'ahar' ? 'marand' : value]))),
  ],
  [
    'has no such list',
    entities((entity) => Object.fromEntries(Object.entries(entity).map(([key, value]) => [key, value === 'ahar' ? value : null]))),
  ],
])('a member that says that it %s itself has not answered, which its lists say', async (_what, spoil) => {
  const { ask } = libraryProvince({ ahar: [{ localId: '1' }], marand: [{ localId: '1' }] });
  const { data, errors, coverage } = await ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Library { books { nodes { id } coverage { complete missing { code reason } } } } } }`,
    { variables: { r: ['ahar', 'marand'].map((code) => ({ __typename: 'Library', code })) }, spoil: { ahar: spoil } },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    _entities: [
      { books: { nodes: [], coverage: { complete: false, missing: [{ code: 'ahar', reason: 'BAD_ANSWER' }] } } },
      { books: { nodes: [{ id: 'marand:books:1' }], coverage: { complete: true, missing: [] } } },
    ],
  });
  expect(coverage).toMatchObject({ complete: false, missing: [{ code: 'ahar', reason: 'BAD_ANSWER' }] });
});

test('what a row refers to at a member that does not answer is an error at its place, and the rows stand', async () => {
  const { ask } = libraryProvince({
    ahar: [{ localId: '1', title: 'second' }],
    marand: [
      { localId: '1', pages: 3, sequel: 'ahar:books:1' },
      { localId: '2', pages: 2, sequel: 'ahar:books:1' },
      { localId: '3', pages: 1, sequel: 'marand:books:1' },
    ],
  });
  const query = '{ books(filter: { library: ["marand"] }) { nodes { id sequel { id title } } coverage { complete } } }';
  const honest = await ask(query);
  expect(honest.data).toMatchObject({
    books: { nodes: [{ sequel: { title: 'second' } }, { sequel: { title: 'second' } }, { sequel: { title: '1' } }] },
  });
  const { data, errors, coverage } = await ask(query, { spoil: { ahar: timeout } });
  expect(data).toEqual({
    books: {
      nodes: [
        { id: 'marand:books:1', sequel: { id: 'ahar:books:1', title: null } },
        { id: 'marand:books:2', sequel: { id: 'ahar:books:1', title: null } },
        { id: 'marand:books:3', sequel: { id: 'marand:books:1', title: '1' } },
      ],
      coverage: { complete: true },
    },
  });
  expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['books', 'nodes', 0, 'sequel'], 'MEMBER_UNAVAILABLE']]);
  expect(coverage).toMatchObject({ complete: false, missing: [{ code: 'ahar', reason: 'TIMEOUT' }] });
});
