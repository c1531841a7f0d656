import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql';
import type { AskSet } from '../AskSet.ts';
import { BadAnswer } from '../BadAnswer.ts';
import { checkLeaf, checkList, checkObject, type JsonObject, valueAt } from '../check.ts';
import type { Member } from '../Member.ts';
import { type Condition, heldText } from '../prune/Condition.ts';
import { type OrderKey, uncheckedOrderKeyOf } from './orderKey.ts';

/** Refuses a row that should not have been given; `key` is the row's order key. */
export type CheckRow = (object: JsonObject, member: Member, key: OrderKey) => void;

/**
 * Whether a leaf passes, as it stands in JSON; `typeName` is its type. One that does not is put into its type's one written form and looked
 * at again: nearly all are in it, and to make sure of that would take longer than all else.
 */
type Test = (value: unknown, typeName: string, key: string) => boolean;
type Within = Extract<Condition, { by: 'AT_LEAST' | 'AT_MOST' }>;
/** Whether some leaf of a row passes a test. `key` is what the test may compare it with. */
type Satisfies = (object: JsonObject, member: Member, key: string) => boolean;

/**
 * Asks rows for the fields that a filter's conditions speak of, and gives the check that a row satisfies them all. What the gateway cannot
 * decide is not checked.
 * @param order the field that rows are ordered by, whose values are read already
 * @returns a check that throws `BadAnswer`, or null when there is nothing to check
 */
export function compileRowConditions(
  type: GraphQLObjectType,
  conditions: readonly Condition[],
  order: string,
  asks: AskSet,
  place: string,
): CheckRow | null {
  const checks: [of: string, satisfies: (object: JsonObject, member: Member, key: OrderKey) => boolean][] = [];
  for (const condition of conditions) {
    const test = compileTest(condition);
    if (condition.by === 'ASK' || test === null) continue;
    if ('bound' in condition && condition.of === order) {
      checks.push([order, (_object, _member, key) => isWithin(condition, key)]);
    } else {
      const satisfies = compileSome(type, condition.of.split('.'), asks, `${place}.${condition.of}`, test);
      checks.push([condition.of, (object, member) => satisfies(object, member, '')]);
    }
  }
  if (checks.length === 0) return null;
  return (object, member, key) => {
    for (const [of, satisfies] of checks)
      if (!satisfies(object, member, key))
        throw new BadAnswer(member.code, `${place}.${of}`, 'is not what the filter asks for', 'NOT_ASKED_FOR');
  };
}

/** The check that a row holds the key of an entity, such as that of the list's owner. The key is given as `heldText` makes it. */
export function compileHolds(
  type: GraphQLObjectType,
  path: string,
  asks: AskSet,
  place: string,
): (object: JsonObject, member: Member, key: string) => void {
  const holds = compileSome(type, path.split('.'), asks, `${place}.${path}`, (value, _typeName, key) => isHeld(value, key));
  return (object, member, key) => {
    if (!holds(object, member, key))
      throw new BadAnswer(member.code, `${place}.${path}`, 'is not that of the entity that was asked for', 'NOT_ASKED_FOR');
  };
}

/** Null for a condition that the gateway cannot decide. */
function compileTest(condition: Condition): Test | null {
  switch (condition.by) {
    case 'ASK':
      return null;
    case 'HELD':
      return (value) => isHeld(value, condition.text);
    case 'ONE_OF': {
      const wanted = new Set(condition.values);
      return (value) => wanted.has(typeof value === 'string' ? value : String(value));
    }
    default:
      if (condition.bound === null) return null;
      return (value, typeName) => {
        const key = typeof value === 'string' || typeof value === 'number' ? uncheckedOrderKeyOf(typeName, value) : undefined;
        return key !== undefined && isWithin(condition, key);
      };
  }
}

function isWithin({ by, bound }: Within, key: OrderKey): boolean {
  return key !== null && bound !== null && (by === 'AT_LEAST' ? key >= bound : key <= bound);
}

/** Asks for the leaf at the end of a path, and says whether one that is there passes the test: lists on the way are looked through. */
function compileSome(type: GraphQLObjectType, [name = '', ...rest]: readonly string[], asks: AskSet, place: string, test: Test): Satisfies {
  const named = getNamedType(type.getFields()[name]?.type);
  if (isLeafType(named) && rest.length === 0) {
    const { name: typeName } = named;
    return compileItems(asks.leaf(name), place, (value, member, key) => {
      if (typeof value !== 'object' && test(value, typeName, key)) return true;
      return test(checkLeaf(named, value, member, place), typeName, key);
    });
  }
  if (!isObjectType(named) || rest.length === 0) throw new Error(`${place} is no leaf`); // refused at start
  const { alias, object: inner } = asks.shared(name);
  const satisfies = compileSome(named, rest, inner, place, test);
  return compileItems(alias, place, (value, member, key) => satisfies(checkObject(value, member, place), member, key));
}

/** Whether what stands under an alias passes, or an item of the list that stands there. */
function compileItems(alias: string, place: string, passes: (value: unknown, member: Member, key: string) => boolean): Satisfies {
  return (object, member, key) => {
    const value = valueAt(object, alias);
    if (value === null || value === undefined) return false;
    if (!Array.isArray(value)) return passes(value, member, key);
    return checkList(value, member, place).some((item) => item !== null && item !== undefined && passes(item, member, key));
  };
}

function isHeld(value: unknown, text: string): boolean {
  return value === text || heldText(String(value)) === text;
}
