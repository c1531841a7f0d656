import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql';
import type { AskSet } from '../AskSet.ts';
import { BadAnswer } from '../BadAnswer.ts';
import { checkLeaf, checkList, checkObject, type JsonObject, valueAt } from '../check.ts';
import type { Member } from '../Member.ts';
import { type Condition, heldText } from '../prune/Condition.ts';
import { orderKeyOf } from './orderKey.ts';

/** Refuses a row that should not have been given. */
export type CheckRow = (object: JsonObject, member: Member) => void;

/** Decides about one leaf; `typeName` is its type. */
type Test = (value: unknown, typeName: string, key: string) => boolean;
/** Whether some leaf of a row passes a test. `key` is what the test may compare it with. */
type Satisfies = (object: JsonObject, member: Member, key: string) => boolean;

/**
 * Asks rows for the fields that a filter's conditions speak of, and gives the check that a row satisfies them all. What the gateway cannot
 * decide is not checked.
 * @returns a check that throws `BadAnswer`, or null when there is nothing to check
 */
export function compileRowConditions(
  type: GraphQLObjectType,
  conditions: readonly Condition[],
  asks: AskSet,
  place: string,
): CheckRow | null {
  const checks: [of: string, satisfies: Satisfies][] = [];
  for (const condition of conditions) {
    const test = compileTest(condition);
    if (condition.by !== 'ASK' && test !== null)
      checks.push([condition.of, compileSome(type, condition.of.split('.'), asks, `${place}.${condition.of}`, test)]);
  }
  if (checks.length === 0) return null;
  return (object, member) => {
    for (const [of, satisfies] of checks)
      if (!satisfies(object, member, ''))
        throw new BadAnswer(member.code, `${place}.${of}`, 'is not what the filter asks for', 'NOT_ASKED_FOR');
  };
}

/** The check that a row holds the key of an entity, such as that of the list's owner. */
export function compileHolds(
  type: GraphQLObjectType,
  path: string,
  asks: AskSet,
  place: string,
): (object: JsonObject, member: Member, key: string) => void {
  const holds = compileSome(type, path.split('.'), asks, `${place}.${path}`, (value, _typeName, key) => heldText(String(value)) === key);
  return (object, member, key) => {
    if (!holds(object, member, heldText(key)))
      throw new BadAnswer(member.code, `${place}.${path}`, 'is not that of the entity that was asked for', 'NOT_ASKED_FOR');
  };
}

/** Null for a condition that the gateway cannot decide. */
function compileTest(condition: Condition): Test | null {
  switch (condition.by) {
    case 'ASK':
      return null;
    case 'HELD':
      return (value) => heldText(String(value)) === condition.text;
    case 'ONE_OF': {
      const wanted = new Set(condition.values);
      return (value) => wanted.has(String(value));
    }
    default: {
      const { by, bound } = condition;
      if (bound === null) return null;
      return (value, typeName) => {
        const key = orderKeyOf(typeName, value);
        return key !== null && (by === 'AT_LEAST' ? key >= bound : key <= bound);
      };
    }
  }
}

/** Asks for the leaf at the end of a path, and says whether one that is there passes the test: lists on the way are looked through. */
export function compileSome(
  type: GraphQLObjectType,
  [name = '', ...rest]: readonly string[],
  asks: AskSet,
  place: string,
  test: Test,
): Satisfies {
  const named = getNamedType(type.getFields()[name]?.type);
  if (rest.length === 0) {
    if (!isLeafType(named)) throw new Error(`${place} is no leaf`); // refused at start
    const alias = asks.leaf(name);
    return (object, member, key) =>
      some(valueAt(object, alias), member, place, (value) => test(checkLeaf(named, value, member, place), named.name, key));
  }
  if (!isObjectType(named)) throw new Error(`${place} is no leaf`); // refused at start
  const { alias, object: inner } = asks.shared(name);
  const satisfies = compileSome(named, rest, inner, place, test);
  return (object, member, key) =>
    some(valueAt(object, alias), member, place, (value) => satisfies(checkObject(value, member, place), member, key));
}

function some(value: unknown, member: Member, place: string, test: (value: unknown) => boolean): boolean {
  if (!Array.isArray(value)) return value !== null && value !== undefined && test(value);
  return checkList(value, member, place).some((item) => item !== null && item !== undefined && test(item));
}
