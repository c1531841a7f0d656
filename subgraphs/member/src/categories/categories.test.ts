import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { provinceMembers } from '@shafaf/directory/members/provinceMembers';
import { connect } from '@shafaf/shared/database/connect';
import { formatGlobalId } from '@shafaf/shared/graph/globalId';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import type { Attribute } from '../attributes/Attribute.ts';
import { memberOf } from '../attributes/inside.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { checkRecord } from '../publish/checkRecord.ts';
import { publishContent } from '../publish/publishContent.ts';
import type { SampleBody } from '../samples/SampleBody.ts';
import { categories, categoryNamed } from './categories.ts';

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 2 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** One body of each kind. */
const bodies: SampleBody[] = provinceMembers.filter(
  ({ kind }, index) => provinceMembers.findIndex((other) => other.kind === kind) === index,
);

test('there is one for each that the contract has, under its own name', () => {
  expect(categories.length).toBeGreaterThan(1);
  for (const category of categories) expect(categoryNamed(category.name)).toBe(category);
  expect(() => categoryNamed('secrets')).toThrow(/There is no category "secrets"\. The categories are: .*contracts/);
});

describe.each(categories.map((category) => ({ name: category.name, category })))('the category $name', ({ category }) => {
  test('has a table with exactly the columns that its rows have', async () => {
    const { rows } = await sql<{ name: string; type: string }>`select column_name as name, data_type as type from information_schema.columns
      where table_name = ${category.table} order by 1`.execute(db);
    const row = category.row(
      { id: 'a:b:c', publishedAt: new Date(), modifiedAt: new Date(), revision: 1, contentHash: '', withdrawal: null },
      category.content.parse(bodies.flatMap((body) => category.samples(body))[0]?.content),
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(row).sort());
    expect(rows.flatMap(({ name, type }) => (type === 'jsonb' ? name : []))).toEqual([...category.jsonColumns].sort());
  });

  test('has an index for each order, either way', async () => {
    const { rows } = await sql<{
      definition: string;
    }>`select indexdef as definition from pg_indexes where tablename = ${category.table}`.execute(db);
    for (const { column } of Object.values(category.orders))
      for (const direction of ['', 'DESC '])
        expect(rows.map(({ definition }) => definition)).toContainEqual(
          expect.stringContaining(`(${column} ${direction}NULLS LAST, id`.replace(`${column} NULLS LAST`, column)),
        );
  });

  test('has samples for every kind of body, marked as such, the same at every call, which are published as they are', async () => {
    for (const body of bodies) {
      const samples = category.samples(body);
      expect(samples).toEqual(category.samples(body));
      for (const { content } of samples) expect(content).toMatchObject({ sample: true });
      const request = { category: category.name, member: body.code, source: 'test', sourceHash: null };
      const result = await publishContent(
        db,
        request,
        samples.map((sample) => ({ ...sample, place: undefined })),
      );
      expect(result).toMatchObject({ added: samples.length, rejected: 0 });
    }
  });

  test('says in Persian too why it refuses a value, whatever stands in the place of any', () => {
    const seen = new Set<string>();
    const ill = [{}, [], '', 'x'.repeat(500), -5, 1.5, 1e12, true, 'NO_SUCH_VALUE', { unheard: 1 }, null];
    for (const { localId, content } of bodies.flatMap((body) => category.samples(body).slice(0, 5)))
      for (const path of pathsIn(content))
        for (const value of ill) {
          const changed: Record<string, unknown> = structuredClone({ ...Object(content) });
          replaceAt(changed, path, value);
          const checked = checkRecord(category, { localId, content: changed, place: undefined });
          for (const { reason } of 'problems' in checked ? checked.problems : []) seen.add(reason.fa);
        }
    expect(seen.size).toBeGreaterThan(5);
    // Names and values stand alone; two Latin words with a space between them are a phrase.
    expect([...seen].filter((fa) => /[a-z]{2,} [a-z]{2,}/i.test(fa))).toEqual([]);
  });

  const linked = Object.entries(category.fields).flatMap(([field, { link }]) => (link === undefined ? [] : [{ field, link }]));
  if (linked.length > 0)
    test.each(linked)('has samples whose $field are samples of $link', ({ field, link }) => {
      const there = new Set(
        provinceMembers.flatMap((body) =>
          categoryNamed(link)
            .samples(body)
            .map(({ localId }) => formatGlobalId({ member: body.code, category: link, localId })),
        ),
      );
      const named = provinceMembers.flatMap((body) =>
        category.samples(body).flatMap(({ localId, content }) => {
          const recordId = formatGlobalId({ member: body.code, category: category.name, localId });
          return linksIn(category.attributes[field], field, content, recordId);
        }),
      );
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((id) => !there.has(id))).toEqual([]);
    });
});

/** The global ids that a content names at a field. */
function linksIn(attribute: Attribute | undefined, field: string, content: unknown, recordId: string): string[] {
  const [column] = attribute?.parts(field).columns ?? [];
  const value: unknown = column?.valueOf(memberOf(content, field), recordId);
  if (typeof value !== 'string') return [];
  return column?.json === true ? JSON.parse(value) : [value];
}

/** Every path in a value, of objects and lists too. */
function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsIn(inner).map((rest) => [key, ...rest])]);
}

function replaceAt(object: object, [key = '', ...rest]: readonly string[], value: unknown): void {
  const inner: unknown = Reflect.get(object, key);
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) replaceAt(inner, rest, value);
  else Reflect.set(object, key, value);
}
