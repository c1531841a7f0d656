import { expect, test } from '@jest/globals';
import { libraryProvince, type Spoil } from './testing/libraryProvince.ts';

const shelves = {
  ahar: [{ localId: '1', pages: 300, author: 'Parvin' }],
  marand: [{ localId: '1', pages: 200, author: 'Parvin' }],
};
const nothing: Spoil = () => ({ data: {}, errors: [], bytes: 1 });

test('a record whose member leaves the field out is not known, which is not the same as not there', async () => {
  const { ask } = libraryProvince(shelves);
  const { data, errors, coverage } = await ask('{ book(id: "ahar:books:1") { title } }', { spoil: { ahar: nothing } });
  expect(data).toEqual({ book: null });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['MEMBER_UNAVAILABLE']);
  expect(coverage?.missing).toEqual([{ code: 'ahar', reason: 'BAD_ANSWER' }]);
});

test('an entity of which a member leaves its part out says that the part is missing', async () => {
  const { ask } = libraryProvince(shelves);
  const query = '{ author(name: "Parvin") { name bookTotals { count coverage { complete } } books { nodes { id } } } }';
  const { data, errors, coverage } = await ask(query, { spoil: { ahar: nothing } });
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    author: { name: 'Parvin', bookTotals: { count: 1, coverage: { complete: false } }, books: { nodes: [{ id: 'marand:books:1' }] } },
  });
  expect(coverage).toMatchObject({ complete: false, missing: [{ code: 'ahar', reason: 'BAD_ANSWER' }] });
});

test('of several questions in one request, those that are answered stand', async () => {
  const { ask } = libraryProvince(shelves);
  const spoil: Spoil = ({ data, ...response }) => ({ ...response, data: { q0_books: data?.q0_books } });
  const query = '{ books { totalCount coverage { complete } } author(name: "Parvin") { bookTotals { count coverage { complete } } } }';
  const { data } = await ask(query, { spoil: { ahar: spoil } });
  expect(data).toEqual({
    books: { totalCount: 2, coverage: { complete: true } },
    author: { bookTotals: { count: 1, coverage: { complete: false } } },
  });
});
