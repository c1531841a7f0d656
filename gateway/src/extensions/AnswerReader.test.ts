import { describe, expect, test } from '@jest/globals';
import { AnswerReader } from './AnswerReader.ts';

const reader = new AnswerReader(`
  type Query {
    stations(line: Int): [Station!] @listSize(assumedSize: 500)
    busiest(first: Int = 2, last: Int): [Station!] @listSize(assumedSize: 1, slicingArguments: ["first", "last"])
    longest: Station
    sign: Sign
    due: Date
  }
  type Member @key(fields: "code") { code: ID! stations: [Station!] ridership: Int home: Member }
  type Station { name: String! line: Int cost: Rial }
  type Line { number: Int! }
  union Sign = Station | Line
  scalar Rial
  scalar Date
`);

const read = (
  query: string,
  data: Record<string, unknown> | null,
  variables = {},
  errors: { message: string; path?: (string | number)[] }[] = [],
) => reader.read(query, variables, { data, errors, bytes: 0 });

/** As the gateway asks for entities, and as `JSON.parse` gives the answer. */
function entities(fields: string, answered: string, ...codes: string[]) {
  const representations = codes.map((code) => ({ __typename: 'Member', code }));
  return read(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Member { ${fields} } } }`,
    { _entities: JSON.parse(answered) },
    { representations },
  );
}

describe('an answer is read', () => {
  test('as it is when it is what was asked for', () => {
    const data = {
      stations: [
        { name: 'A', line: 1 },
        { name: 'B', line: null },
      ],
      first: { name: 'C' },
      due: '2026-01-31',
    };
    expect(read('{ stations(line: 1) { name line } first: longest { name } due }', data)).toEqual({ data, faults: [] });
  });

  test('without what was not asked for', () => {
    const answered =
      '[{ "ridership": 5, "nameFa": "forged", "county": { "code": "forged" }, "__proto__": { "amount": "0" }, "constructor": 1 }]';
    const { data, faults } = entities('ridership', answered, 'tabriz');
    expect(JSON.stringify(data)).toBe('{"_entities":[{"ridership":5}]}');
    expect(faults).toEqual([]);
    expect(read('{ due }', { due: '2026-01-31', contracts: { totalCount: 0 }, contractTotals: null }).data).toEqual({ due: '2026-01-31' });
  });

  test('with the entities that were asked about, whatever it calls them', () => {
    const answered = '[{ "__typename": "Contract", "code": "forged", "c": "forged", "ridership": 5 }]';
    expect(entities('__typename code c: code ridership', answered, 'tabriz').data).toEqual({
      _entities: [{ __typename: 'Member', code: 'tabriz', c: 'tabriz', ridership: 5 }],
    });
  });

  test('with a reference of its own as it gives it', () => {
    expect(entities('home { __typename code }', '[{ "home": { "__typename": "Member", "code": "ahar" } }]', 'tabriz').data).toEqual({
      _entities: [{ home: { __typename: 'Member', code: 'ahar' } }],
    });
  });

  test('by its own word for which of several types something is, if it is one of them', () => {
    const query = '{ sign { __typename ... on Line { number } ... on Station { name } } }';
    expect(read(query, { sign: { __typename: 'Line', number: 2 } }).data).toEqual({ sign: { __typename: 'Line', number: 2 } });
    expect(read(query, { sign: { __typename: 'Contract', number: 2 } })).toMatchObject({
      data: { sign: null },
      faults: [{ path: ['sign'] }],
    });
    expect(read(query, { sign: { number: 2 } })).toMatchObject({ data: { sign: null } });
  });
});

describe('what does not fit is left out and said', () => {
  test.each([
    ['an object for a list', '{ stations { name } }', { stations: { name: 'A' } }, { stations: null }],
    ['a text for a list', '{ stations { name } }', { stations: 'AB' }, { stations: null }],
    ['a text for an object', '{ longest { name } }', { longest: 'name' }, { longest: null }],
    ['a list for an object', '{ longest { line } }', { longest: [] }, { longest: { line: null } }],
    ['a number for an object of several types', '{ sign { ... on Line { number } } }', { sign: 5 }, { sign: null }],
    [
      'null where there must be a value',
      '{ longest { name line } due }',
      { longest: { name: null, line: 1 }, due: '2026-01-31' },
      { longest: null, due: '2026-01-31' },
    ],
    ['null in a list without nulls', '{ stations { name } }', { stations: [{ name: 'A' }, null] }, { stations: null }],
    ['a text for a number', '{ longest { line } }', { longest: { line: 'many' } }, { longest: { line: null } }],
    ['a number that is too large', '{ longest { line } }', { longest: { line: 2 ** 40 } }, { longest: { line: null } }],
    ['no amount', '{ longest { cost } }', { longest: { cost: '12.5 million' } }, { longest: { cost: null } }],
    ['no day', '{ due }', { due: '1405/02/01' }, { due: null }],
  ])('%s', (_what, query, answered, data) => {
    const answer = read(query, answered);
    expect(answer.data).toEqual(data);
    expect(answer.faults.length).toBe(1);
  });

  test('nothing at all, or errors alone', () => {
    expect(read('{ stations { name } l: longest { name } }', null, {}, [{ message: 'swordfish' }])).toEqual({
      data: null,
      faults: [
        { path: ['stations'], detail: 'swordfish' },
        { path: ['l'], detail: 'swordfish' },
      ],
    });
  });

  test('more or fewer entities than were asked about', () => {
    for (const answered of ['[]', '[{ "ridership": 1 }]', '[null, null, null]', 'null', '{ "0": null, "1": null, "length": 2 }', '"ab"'])
      expect(entities('ridership', answered, 'tabriz', 'ahar')).toMatchObject({
        data: null,
        faults: [{ path: ['_entities', 0, 'ridership'] }],
      });
  });

  test('an entity that it does not know is nothing to say', () => {
    expect(entities('ridership', '[null, { "ridership": 1 }]', 'tabriz', 'ahar')).toEqual({
      data: { _entities: [null, { ridership: 1 }] },
      faults: [],
    });
  });

  test('in words of ours, wherever it says that something is missing', () => {
    const error = { message: 'at /srv/metro/app.py line 5', path: ['longest', 'name'] };
    expect(read('{ longest { line } }', { longest: { line: null } }, {}, [error]).faults).toEqual([
      { path: ['longest', 'name'], detail: 'at /srv/metro/app.py line 5' },
    ]);
  });

  test('not for each of many rows', () => {
    const stations = Array.from({ length: 500 }, () => ({ line: 'x' }));
    expect(read('{ stations { line } }', { stations }).faults).toHaveLength(20);
  });
});

test.each([
  ['{ busiest { line } }', 2, 3],
  ['{ busiest(first: 4) { line } }', 4, 5],
  ['{ busiest(first: 1, last: 3) { line } }', 3, 4],
  ['{ busiest(first: null) { line } }', 1, 2],
  ['{ stations { line } }', 500, 501],
])('a list is as long as was counted for it, and not longer: %s', (query, fits, tooLong) => {
  const name = query.includes('busiest') ? 'busiest' : 'stations';
  const answered = (length: number) => ({ [name]: Array.from({ length }, () => ({ line: 1 })) });
  expect(read(query, answered(fits)).faults).toEqual([]);
  expect(read(query, answered(tooLong))).toMatchObject({ data: { [name]: null }, faults: [{ path: [name] }] });
});

test('fields of fragments are missing too when there is no answer', () => {
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ...Own } } fragment Own on Member { ridership }';
  expect(reader.missing(query, 'down').faults).toEqual([{ path: ['_entities', 0, 'ridership'], detail: 'down' }]);
});
