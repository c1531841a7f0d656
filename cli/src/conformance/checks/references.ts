import type { EntityRule } from '@shafaf/gateway/scatter/rules';
import { cursorScope, encodeCursor } from '@shafaf/shared/graph/cursor';
import { LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { Check } from '../Check.ts';
import { keyOf, type Row } from '../Contents.ts';
import { Fault } from '../Fault.ts';
import { isRefusedUnsigned } from '../isRefusedUnsigned.ts';
import { objectAt, objectsAt, show, valueAt, valuesAtPath } from '../json.ts';
import { entitiesQuestion, rootQuestion } from '../listingQuestion.ts';
import type { Listing } from '../listingsOf.ts';
import { orderingsOf } from '../orderingsOf.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

/** Entities of one type that are tried. */
const MOST = 3;
const NOBODY = 'somebody-else';

const IN_ORDER =
  'Answer _entities with one item for each representation, in their order; null for what you know nothing of. The gateway puts your items beside its questions by position.';

export const references: Check = {
  name: 'references',
  title: 'Entities are found by their keys, with their own lists and figures',
  async run(trial, verdict) {
    const probe = await trial.subject.ask(entitiesQuestion([{ __typename: 'Member', code: trial.subject.code }], 'Member', 'code'));
    if (trial.subject.sign === undefined && isRefusedUnsigned(probe))
      return verdict.skip('It answers _entities to the gateway alone, as it should; give a key (--key) to have it tried.');
    for (const listing of trial.listings) {
      await findRows(trial, listing, verdict);
      await findOwn(trial, listing, verdict);
      await findParts(trial, listing, verdict);
    }
  },
};

/** Rows themselves are entities. */
async function findRows(trial: Trial, listing: Listing, verdict: Verdict): Promise<void> {
  const rows = trial.contents(listing).rows.slice(0, MOST);
  const { code } = trial.subject;
  const ids = [...rows.map(({ id }) => id).reverse(), `${code}:${listing.name}:no such row`, `${NOBODY}:${listing.name}:1`];
  const found = await entities(trial, listing.row.name, 'id', ids, 'id');
  const wanted = ids.map((id) => (rows.some((row) => row.id === id) ? id : null));
  const given = found.map((each) => valueAt(each, 'id') ?? null);
  verdict.expect(
    show(given) === show(wanted),
    `_entities of ${listing.row.name} with the ids ${show(ids)} gives ${show(given)}, but should give ${show(wanted)}.`,
    IN_ORDER,
  );
}

/** The body itself, and nobody else, is an entity whose lists are all its rows. */
async function findOwn(trial: Trial, listing: Listing, verdict: Verdict): Promise<void> {
  const { code } = trial.subject;
  for (const type of entityTypes(trial, listing)) {
    const entity = trial.rules.entity(type.name);
    if (entity?.rule.kind !== 'route') continue;
    const codes = [NOBODY, code];
    const [other, own] = await entities(trial, type.name, entity.key, codes, `${entity.key} ${listOf(listing)}`);
    verdict.expect(
      other === null && valueAt(own, entity.key) === code,
      `_entities of ${type.name} with the codes ${show(codes)} gives ${show([other === null ? null : valueAt(other, entity.key), valueAt(own, entity.key)])}, but should give ${show([null, code])}.`,
      IN_ORDER,
    );
    await expectLists(trial, listing, type, entity.key, code, trial.contents(listing).rows, own, verdict);
  }
}

/** What rows refer to, such as suppliers: their lists are the rows that refer to them. */
async function findParts(trial: Trial, listing: Listing, verdict: Verdict): Promise<void> {
  const { rows, complete } = trial.contents(listing);
  for (const type of entityTypes(trial, listing)) {
    const entity = trial.rules.entity(type.name);
    if (entity?.rule.kind !== 'scatter' || entity.rule.keys === null) continue;
    const path = entity.rule.keys;
    const known = [...new Set(rows.flatMap(({ object }) => valuesAtPath(object, path)))].filter((key) => typeof key === 'string');
    const keys = [...known.slice(0, MOST), 'nobody'];
    if (known.length === 0) verdict.skip(`No row of ${listing.name} refers to a ${type.name}.`);
    const found = await entities(trial, type.name, entity.key, keys, `${entity.key} ${listOf(listing)}`);
    for (const [index, key] of keys.entries()) {
      const own = rows.filter(({ object }) => valuesAtPath(object, path).includes(key));
      const given = found[index] ?? null;
      if (own.length === 0) {
        verdict.expect(
          given === null,
          `_entities of ${type.name} gives ${show(given)} for ${show(key)}, to which no row refers.`,
          IN_ORDER,
        );
        continue;
      }
      verdict.expect(
        valueAt(given, entity.key) === key,
        `_entities of ${type.name} gives ${show(valueAt(given, entity.key))} for ${show(key)}, to which ${own.length} rows refer.`,
        IN_ORDER,
      );
      if (complete) await expectLists(trial, listing, type, entity.key, key, own, given, verdict);
    }
    await expectRoot(trial, type, entity, keys, rows, path, verdict);
    if (complete) await expectLinks(trial, type, entity, keys, rows, path, verdict);
  }
}

/** What such an entity refers to, by lists of further entities: those in the rows that refer to it; and from there back again. */
async function expectLinks(
  trial: Trial,
  type: GraphQLObjectType,
  entity: EntityRule,
  keys: readonly string[],
  rows: readonly Row[],
  path: string,
  verdict: Verdict,
  seen: ReadonlySet<string> = new Set([type.name]),
): Promise<void> {
  for (const { name, type: fieldType } of Object.values(type.getFields())) {
    const linked = getNamedType(fieldType);
    const other = trial.rules.merge(type.name, name)?.by === 'UNION' ? trial.rules.entity(linked.name) : undefined;
    if (!isObjectType(linked) || other?.rule.kind !== 'scatter' || other.rule.keys === null) continue;
    const otherPath = other.rule.keys;
    const found = await entities(trial, type.name, entity.key, keys, `${entity.key} ${name} { ${other.key} }`);
    const met = new Set<string>();
    for (const [index, key] of keys.entries()) {
      const own = rows.filter(({ object }) => valuesAtPath(object, path).includes(key));
      const wanted = [...new Set(own.flatMap(({ object }) => valuesAtPath(object, otherPath)))].map(String).sort();
      const given = [...new Set(valuesAtPath(found[index], `${name}.${other.key}`))].map(String).sort();
      for (const each of wanted) met.add(each);
      verdict.expect(
        show(given) === show(wanted),
        `${type.name} ${show(key)}: ${name} refers to ${show(given)}, but should refer to ${show(wanted)}.`,
        'Refer to all that your rows name together with it.',
      );
    }
    const next = [...met].slice(0, MOST);
    if (!seen.has(linked.name)) await expectLinks(trial, linked, other, next, rows, otherPath, verdict, new Set([...seen, linked.name]));
  }
}

/** A field of the root that gives such an entity gives the same. */
async function expectRoot(
  trial: Trial,
  type: GraphQLObjectType,
  entity: EntityRule,
  keys: readonly string[],
  rows: readonly Row[],
  keyPath: string,
  verdict: Verdict,
): Promise<void> {
  for (const field of Object.values(trial.rules.schema.getQueryType()?.getFields() ?? {})) {
    const answer = trial.rules.answer('Query', field.name);
    const keyField = field.args.find(({ name }) => entity.keys.includes(name))?.name;
    if (answer?.kind !== 'scatter' || answer.merge !== 'ENTITY' || getNamedType(field.type) !== type || keyField === undefined) continue;
    const path = [...keyPath.split('.').slice(0, -1), keyField].join('.');
    for (const key of keys) {
      const found = (await trial.subject.data(rootQuestion(field.name, [{ name: keyField, type: 'ID!', value: key }], keyField)))[
        field.name
      ];
      const wanted = rows.some(({ object }) => valuesAtPath(object, path).includes(key)) ? key : null;
      verdict.expect(
        (valueAt(found, keyField) ?? null) === wanted && (wanted !== null || found === null),
        `${field.name}(${keyField}: ${show(key)}) gives ${show(found)}, but should give ${show(wanted === null ? null : { [keyField]: key })}.`,
        'Answer null for what no row of yours refers to.',
      );
    }
  }
}

/** Types on which the list hangs as a field; records that refer to some of its rows may have a field of that name too. */
function entityTypes({ rules }: Trial, listing: Listing): GraphQLObjectType[] {
  return Object.values(rules.schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) &&
      type !== rules.schema.getQueryType() &&
      rules.entity(type.name) !== undefined &&
      rules.answer(type.name, listing.name)?.kind === 'scatter',
  );
}

function listOf({ name, totals }: Listing): string {
  return `${name}(first: ${LARGEST_PAGE}) { nodes { id } totalCount }${totals === null ? '' : ` ${totals.field} { count }`}`;
}

/** Compares an entity's lists with the rows that it should have, from the beginning and from a cursor on. */
async function expectLists(
  trial: Trial,
  listing: Listing,
  type: GraphQLObjectType,
  keyField: string,
  key: string,
  rows: readonly Row[],
  entity: unknown,
  verdict: Verdict,
): Promise<void> {
  const place = `${type.name} ${show(key)}: ${listing.name}`;
  const rule = 'A list that hangs on an entity holds the rows of that entity alone, in the usual order; so do its figures.';
  const list = objectAt(entity, listing.name, type.name);
  const wanted = rows.slice(0, LARGEST_PAGE).map(({ id }) => id);
  const all = objectsAt(list, 'nodes', place).map((node) => valueAt(node, 'id'));
  const ids = trial.contents(listing).complete ? all : all.slice(0, wanted.length);
  if (
    !verdict.expect(
      show(ids) === show(wanted) && ids.length === wanted.length,
      `${place} gives ${show(ids)}, but should give ${show(wanted)}.`,
      rule,
    )
  )
    return;
  if (trial.contents(listing).complete) {
    const counts = [valueAt(list, 'totalCount'), listing.totals === null ? null : valueAt(valueAt(entity, listing.totals.field), 'count')];
    verdict.expect(
      counts.every((count) => count === null || String(count) === String(rows.length)),
      `${place} counts ${show(counts)}, but has ${rows.length} rows.`,
      rule,
    );
  }
  const [first] = rows;
  if (first === undefined) return;
  const [{ order, direction }] = orderingsOf(listing);
  const cursor = encodeCursor({
    field: order.value,
    direction,
    key: keyOf(first.object, order),
    id: first.id,
    scope: cursorScope(listing.name, null, type.name),
  });
  const question = entitiesQuestion(
    [{ __typename: type.name, [keyField]: key }],
    type.name,
    `${listing.name}(first: 2, after: ${JSON.stringify(cursor)}) { nodes { id } }`,
  );
  const [after] = objectsAt(await trial.subject.data(question), '_entities', '');
  const next = objectsAt(objectAt(after, listing.name, type.name), 'nodes', place).map((node) => valueAt(node, 'id'));
  verdict.expect(
    show(next) === show(wanted.slice(1, 3)),
    `${place}, after its first row, gives ${show(next)}, but should give ${show(wanted.slice(1, 3))}.`,
    `A cursor’s scope has the entity’s type as its third part here, ${show(type.name)}: docs/architecture.md.`,
  );
}

async function entities(trial: Trial, typeName: string, key: string, values: readonly string[], selection: string): Promise<unknown[]> {
  const representations = values.map((value) => ({ __typename: typeName, [key]: value }));
  const found = (await trial.subject.data(entitiesQuestion(representations, typeName, selection)))._entities;
  if (!Array.isArray(found) || found.length !== values.length)
    throw new Fault(`_entities with ${values.length} representations gives ${show(found)}.`, IN_ORDER);
  return found;
}
