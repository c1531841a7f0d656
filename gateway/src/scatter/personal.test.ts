import { expect, test } from '@jest/globals';
import { AnswerMemory } from './AnswerMemory.ts';
import type { MemberResponse, Missing } from './ask.ts';
import { readRules } from './rules.ts';
import { librariesContract } from './testing/librariesContract.ts';
import { libraryProvince } from './testing/libraryProvince.ts';

const province = () => libraryProvince({ ahar: [{ localId: 'dusk' }], tabriz: [{ localId: 'dawn' }, { localId: 'noon' }] });
const RESERVE =
  'mutation ($library: ID!, $title: String!) { reserve(library: $library, title: $title) { number title book { id library { code } } } }';
const wordsOf = (questions: readonly { query: string }[]) => questions.map(({ query }) => query.split(' ')[0]);

test('a mutation goes to the member that it names and to nobody else, and its answer is read like any', async () => {
  const { ask, libraries } = province();
  const { data, errors, coverage } = await ask(RESERVE, { variables: { library: 'tabriz', title: 'noon' } });
  expect(errors).toBeUndefined();
  expect(data).toEqual({ reserve: { number: 'tabriz:1', title: 'noon', book: { id: 'tabriz:books:noon', library: { code: 'tabriz' } } } });
  expect(coverage).toMatchObject({ complete: true, asked: 1 });
  // The book in it is a reference, which is followed as everywhere.
  expect(wordsOf(libraries.tabriz?.asked ?? [])).toEqual(['mutation', 'query']);
  expect(libraries.ahar?.asked).toEqual([]);
});

test('mutations of one operation take effect one after the other, in their order', async () => {
  const { ask, libraries } = province();
  const late = async (response: MemberResponse) => new Promise<MemberResponse>((resolve) => setTimeout(() => resolve(response), 20));
  const { data } = await ask(
    'mutation { b: reserve(library: "tabriz", title: "2") { number } a: reserve(library: "tabriz", title: "1") { number } c: reserve(library: "ahar", title: "3") { number } __typename }',
    { spoil: { tabriz: late } },
  );
  expect(data).toEqual({ b: { number: 'tabriz:1' }, a: { number: 'tabriz:2' }, c: { number: 'ahar:1' }, __typename: 'Mutation' });
  expect(libraries.tabriz?.reservations.map(({ title }) => title)).toEqual(['2', '1']);
  expect(libraries.tabriz?.asked).toHaveLength(2);
});

test('a mutation with the same words takes effect each time, whatever is remembered or under way', async () => {
  const { ask, libraries } = province();
  const shortcuts = { memory: new AnswerMemory(1_000_000), synopsesStand: () => province };
  const variables = { library: 'tabriz', title: 'dawn' };
  await Promise.all([ask(RESERVE, { variables, shortcuts }), ask(RESERVE, { variables, shortcuts })]);
  await ask(RESERVE, { variables, shortcuts });
  expect(libraries.tabriz?.reservations).toHaveLength(3);
});

test.each<[Missing['missing'], string]>([
  ['TIMEOUT', 'Whether it took effect is not known.'],
  ['UNREACHABLE', 'Whether it took effect is not known.'],
  ['CIRCUIT_OPEN', 'It did not take effect.'],
  ['REFUSED', 'It did not take effect.'],
])('of a mutation that came to %s is said whether it may have taken effect', async (missing, effect) => {
  const { data, errors } = await province().ask(RESERVE, {
    variables: { library: 'tabriz', title: 'dawn' },
    spoil: { tabriz: () => ({ missing, detail: '' }) },
  });
  expect(data).toEqual({ reserve: null });
  expect(errors).toMatchObject([
    { message: expect.stringContaining(effect), path: ['reserve'], extensions: { code: 'MEMBER_UNAVAILABLE' } },
  ]);
});

test('a mutation for a member that nobody knows is an error, and nobody is asked', async () => {
  const { ask, libraries } = province();
  const { data, errors } = await ask(RESERVE, { variables: { library: 'nowhere', title: 'dawn' } });
  expect(data).toEqual({ reserve: null });
  expect(errors).toMatchObject([{ message: 'reserve: library names no member of the province.', extensions: { code: 'UNKNOWN_MEMBER' } }]);
  expect(Object.values(libraries).flatMap(({ asked }) => asked)).toEqual([]);
});

test('a mutation’s answer that is not what the contract says is not used', async () => {
  const spoil = ({ data, errors, bytes }: MemberResponse): MemberResponse => ({
    data: { ...data, reserve: { number: null, title: 5 } },
    errors,
    bytes,
  });
  const { data, errors } = await province().ask(RESERVE, { variables: { library: 'tabriz', title: 'dawn' }, spoil: { tabriz: spoil } });
  expect(data).toEqual({ reserve: null });
  expect(errors?.[0]?.message).toContain('Whether it took effect is not known.');
});

test('what is some person’s own is asked afresh each time, and stands in memory nowhere', async () => {
  const { ask, libraries } = province();
  const memory = new AnswerMemory(1_000_000);
  const shortcuts = { memory, synopsesStand: () => province };
  await ask(RESERVE, { variables: { library: 'ahar', title: 'dusk' } });
  const read = () => ask('{ reservation(number: "ahar:1") { title } }', { shortcuts });
  expect(await Promise.all([read(), read()])).toMatchObject([
    { data: { reservation: { title: 'dusk' } } },
    { data: { reservation: { title: 'dusk' } } },
  ]);
  expect(libraries.ahar?.asked.filter(({ query }) => query.includes('reservation('))).toHaveLength(2);
  const failing = {
    shortcuts: { memory, stale: { largestAgeMilliseconds: 60_000, lastConfirmed: () => undefined } },
    spoil: { ahar: (): Missing => ({ missing: 'TIMEOUT', detail: '' }) },
  };
  const { data, errors } = await ask('{ reservation(number: "ahar:1") { title } }', failing);
  expect(data).toEqual({ reservation: null });
  expect(errors).toMatchObject([{ extensions: { code: 'MEMBER_UNAVAILABLE' } }]);
});

test('figures that change without anything being published are asked for each time', async () => {
  const { ask, libraries } = province();
  const shortcuts = { memory: new AnswerMemory(1_000_000), synopsesStand: () => province };
  for (let times = 0; times < 2; times++)
    expect((await ask('{ liveTotals { count } }', { shortcuts })).data).toEqual({ liveTotals: { count: 3 } });
  expect(libraries.tabriz?.asked).toHaveLength(2);
});

test('a contract whose mutation, or whose personal field, is not answered by one member with an object is refused', () => {
  const refused = (change: (sdl: string) => string) => () => readRules(change(librariesContract));
  expect(refused((sdl) => sdl.replace(' @route(by: "library")', ''))).toThrow('Mutation.reserve is personal or changes something');
  expect(refused((sdl) => sdl.replace('reservation(number: ID!): Reservation', 'reservation(number: [ID!]!): [Reservation]!'))).toThrow(
    'Query.reservation is personal',
  );
  expect(refused((sdl) => sdl.replace('authorOfNumber(number: ID!): Author', 'authorOfNumber(number: ID!): Author @personal'))).toThrow(
    'Query.authorOfNumber is personal',
  );
});
