import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { AskSet } from './AskSet.ts';
import { BadAnswer, isPartial, shown, WorthlessAnswer } from './BadAnswer.ts';
import type { Compilation } from './Compilation.ts';
import { checked, checkLeaf, checkObject, type JsonObject, type Read, type ReadField, type Reading, valueAt } from './check.ts';
import { compileScattered } from './merge/compileScattered.ts';
import { argumentValues, askArguments, collectFields } from './selection.ts';

/**
 * Fields of an entity to which one member's row only refers. The row's own member must not answer for them, since they may lie with
 * another member or be spread over many: they are asked for afterwards, by the entity's key and rule.
 */
export interface FollowPoint {
  type: GraphQLObjectType;
  /** By response key. */
  fields: ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>;
}

/** An object that can be written to under any key. It has no prototype, so that no key means more than itself. */
export function plainObject(): Record<string, unknown> {
  return Object.create(null);
}

/** A longer key of an entity is none: each is passed on to other members. */
export const LONGEST_KEY = 500;

/** Whether an object is the member's own row, or something that the row refers to. */
export type Standing = 'own' | 'reference';

/**
 * Asks for what is wanted of an object in one member's answer, and gives the reader that makes the client's object of the member's.
 * Abstract types are asked for by concrete type.
 */
export function compileObject(
  compilation: Compilation,
  type: GraphQLCompositeType,
  selectionSets: readonly (SelectionSetNode | undefined)[],
  asks: AskSet,
  place: string,
  standing: Standing = 'own',
): Read {
  if (isObjectType(type))
    return compileRow(compilation, type, collectFields(compilation.operation, type, selectionSets), asks, place, standing);
  const typename = asks.leaf('__typename');
  const readers = new Map<string, Read>();
  for (const possible of compilation.operation.rules.schema.getPossibleTypes(type)) {
    const fields = collectFields(compilation.operation, possible, selectionSets);
    readers.set(possible.name, compileRow(compilation, possible, fields, asks.on(possible.name), place, standing));
  }
  return (value, reading) => {
    const name = valueAt(checkObject(value, reading.member, place), typename);
    const read = typeof name === 'string' ? readers.get(name) : undefined;
    if (read === undefined) throw new BadAnswer(reading.member.code, place, `has the __typename ${shown(name)}, which is no ${type.name}`);
    return read(value, reading);
  };
}

/**
 * As `compileObject`, for an object of a concrete type with its fields collected. The reader throws `BadAnswer` when the object cannot
 * be used; a field that may be null is null then, and the fault is recorded.
 */
export function compileRow(
  compilation: Compilation,
  type: GraphQLObjectType,
  fields: ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>,
  asks: AskSet,
  place: string,
  standing: Standing = 'own',
): Read {
  const { rules } = compilation.operation;
  const entity = rules.entity(type.name);
  const followed = new Map<string, readonly [FieldNode, ...FieldNode[]]>();
  const outputs: [key: string, read: ReadField][] = [];
  for (const [key, nodes] of fields) {
    if (standing === 'reference' && entity !== undefined && !isLocal(compilation, type, entity.key, nodes[0].name.value)) {
      followed.set(key, nodes);
      outputs.push([key, () => null]);
    } else {
      outputs.push([key, compileField(compilation, type, nodes, asks, place)]);
    }
  }

  const point: FollowPoint | undefined = followed.size === 0 ? undefined : { type, fields: followed };
  const keyAlias = entity === undefined || (point === undefined && standing === 'reference') ? undefined : asks.leaf(entity.key);
  return (value, reading) => {
    const { member, run, expected } = reading;
    const object = checkObject(value, member, place);
    const entityKey = keyAlias === undefined ? undefined : valueAt(object, keyAlias);
    if (standing === 'own' && expected !== undefined && keyAlias !== undefined && entityKey !== expected)
      throw new BadAnswer(member.code, place, `should be ${shown(expected)}, but is ${shown(entityKey)}`, 'NOT_ITS_OWN');
    const row = plainObject();
    for (const [key, read] of outputs) row[key] = read(object, reading);
    if (point !== undefined && typeof entityKey === 'string') {
      if (entityKey.length > LONGEST_KEY) throw new BadAnswer(member.code, place, `has a key of ${entityKey.length} characters`);
      run.follow(point, entityKey, row, member.code);
    }
    return row;
  };
}

/** Whether a member's word is enough for a field of an entity that its row refers to. */
function isLocal({ operation: { rules } }: Compilation, type: GraphQLObjectType, key: string, fieldName: string): boolean {
  return fieldName === '__typename' || fieldName === key || rules.merge(type.name, fieldName)?.by === 'FIRST';
}

/** Asks for one field of an object that one member answers alone, and gives the reader of it. */
export function compileField(
  compilation: Compilation,
  type: GraphQLObjectType,
  nodes: readonly [FieldNode, ...FieldNode[]],
  asks: AskSet,
  place: string,
): ReadField {
  const name = nodes[0].name.value;
  if (name === '__typename') return () => type.name;
  const field = type.getFields()[name];
  if (field === undefined) throw new Error(`${type.name} has no field ${name}`); // the gateway validated the operation
  const inner = `${place}.${name}`;

  if (compilation.operation.rules.answer(type.name, name)?.kind === 'scatter') {
    const scattered = compileScattered(compilation, type, field, nodes, asks, inner);
    return (object, { member, run }) => {
      const part = valueAt(object, scattered.alias);
      const sources = scattered.concerns(member) ? [{ member, value: part }] : [];
      try {
        return scattered.fold(sources, run, { members: [member], skipped: [] });
      } catch (error) {
        // A list that cannot be used is the member's whole answer, whatever it hangs on.
        throw isPartial(error) ? WorthlessAnswer.from(error) : error;
      }
    };
  }

  const args = askArguments(field, argumentValues(compilation.operation, field, nodes[0]));
  const named = getNamedType(field.type);
  if (isLeafType(named)) {
    const alias = asks.leaf(name, args);
    const read = checked(field.type, inner, (value, { member }) => checkLeaf(named, value, member, inner));
    return bounded(field.type, inner, (object, reading) => read(valueAt(object, alias), reading));
  }
  if (!isCompositeType(named)) throw new Error(`${inner} is of no output type`);
  // What the engine asks for itself, such as what the filter speaks of, is the same that the client gets.
  const { alias, object } = args.length === 0 ? asks.shared(name) : asks.object(name, args);
  const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
  if (compilation.operation.rules.isItself(type.name, name)) {
    const read = checked(field.type, inner, compileItself(compilation, named, selectionSets, object, inner));
    const idAlias = asks.leaf('id');
    return bounded(field.type, inner, (answer, reading) =>
      read(valueAt(answer, alias), { ...reading, expected: String(valueAt(answer, idAlias)) }),
    );
  }
  const read = checked(field.type, inner, compileObject(compilation, named, selectionSets, object, inner, 'reference'));
  const isOwner = compilation.operation.rules.isOwner(type.name, name) ? compileOwner(compilation, named, object, inner) : undefined;
  return bounded(field.type, inner, (answer, reading) => {
    const value = valueAt(answer, alias);
    isOwner?.(value, reading);
    return read(value, reading);
  });
}

/** As `compileObject`, for the record that a row is about: `expected` is the row's id, whose category says of which type the record is. */
function compileItself(
  compilation: Compilation,
  type: GraphQLCompositeType,
  selectionSets: readonly (SelectionSetNode | undefined)[],
  asks: AskSet,
  place: string,
): Read {
  const typename = asks.leaf('__typename');
  const read = compileObject(compilation, type, selectionSets, asks, place, 'own');
  return (value, reading) => {
    const given = valueAt(checkObject(value, reading.member, place), typename);
    const wanted = compilation.operation.rules.rowsOf(parseGlobalId(reading.expected ?? '')?.category ?? '');
    if (wanted !== undefined && given !== wanted)
      throw new BadAnswer(
        reading.member.code,
        place,
        `should be of type ${wanted}, but has the __typename ${shown(given)}`,
        'NOT_ASKED_FOR',
      );
    return read(value, reading);
  };
}

/** A reader that makes null of a value that cannot be used, where a null may stand, and records the fault. */
function bounded(type: GraphQLOutputType, place: string, read: ReadField): ReadField {
  if (isNonNullType(type)) return read;
  return (object, reading) => {
    try {
      return read(object, reading);
    } catch (error) {
      return leaveOut(error, object, place, reading);
    }
  };
}

function leaveOut(error: unknown, object: JsonObject, place: string, { run, row }: Reading): null {
  if (!isPartial(error)) throw error;
  run.faults.addValue(error, object, place, row);
  return null;
}

/** Checks that a field that holds the row's owner names the member that gave the row. */
function compileOwner(
  { operation: { rules } }: Compilation,
  type: GraphQLCompositeType,
  asks: AskSet,
  place: string,
): (value: unknown, reading: Reading) => void {
  const entity = rules.entity(type.name);
  if (entity === undefined) throw new Error(`${type.name} is no entity`); // refused at start
  const alias = asks.leaf(entity.key);
  return (value, { member }) => {
    if (value === null || value === undefined) return;
    const key = valueAt(checkObject(value, member, place), alias);
    if (key !== member.code)
      throw new BadAnswer(member.code, place, `should be ${shown(member.code)}, but is ${shown(key)}`, 'NOT_ITS_OWN');
  };
}
