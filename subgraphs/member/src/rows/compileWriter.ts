import {
  type FieldNode,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionNode,
} from 'graphql';
import type { MemberContext } from '../MemberContext.ts';

/** What only the ordinary way can answer: it needs further reading, or is an error. */
export class NotPlain extends Error {}

/** Writes a value as JSON, as the executor would give it. @throws NotPlain */
export type WriteValue = (value: unknown, context: MemberContext) => string;

/** What resolvers may look at beside their own field. */
export type InfoOfQuestion = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues' | 'operation' | 'rootValue'>;

/** How objects are written: as GraphQL has them, or each as the list of its values in the order in which they were asked for. */
export type ObjectForm = 'OBJECTS' | 'LISTS';

/**
 * Makes the writer of objects of a type: its fields are resolved one by one as an executor does, but nothing of them is looked up again for each
 * object, and no object of the answer is made. For what is not a plain selection of fields there is no writer.
 * @throws NotPlain
 */
export function compileWriter(
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  info: InfoOfQuestion,
  form: ObjectForm,
): WriteValue {
  const [open, close] = form === 'OBJECTS' ? ['{', '}'] : ['[', ']'];
  const fields = [...plainFields(selections)].map(([key, nodes], index) => ({
    prefix: `${index === 0 ? open : ','}${form === 'OBJECTS' ? `${JSON.stringify(key)}:` : ''}`,
    write: compileField(type, nodes, info, form),
  }));
  return (value, context) => {
    let text = '';
    for (const { prefix, write } of fields) text += prefix + write(value, context);
    return text + close;
  };
}

/** The fields of a selection by response key. @throws NotPlain where there is anything but fields */
export function plainFields(selections: readonly SelectionNode[]): Map<string, [FieldNode, ...FieldNode[]]> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  for (const selection of selections) {
    if (selection.kind !== 'Field' || (selection.directives ?? []).length > 0) throw new NotPlain();
    const key = selection.alias?.value ?? selection.name.value;
    const before = fields.get(key);
    if (before === undefined) fields.set(key, [selection]);
    else before.push(selection);
  }
  return fields;
}

/** The writer of one field of an object; the object is the writer's value. @throws NotPlain */
export function compileField(
  type: GraphQLObjectType,
  nodes: readonly [FieldNode, ...FieldNode[]],
  info: InfoOfQuestion,
  form: ObjectForm,
): WriteValue {
  const name = nodes[0].name.value;
  if (name === '__typename') return () => JSON.stringify(type.name);
  const field = type.getFields()[name];
  if (field === undefined || (nodes[0].arguments ?? []).length > 0 || field.args.length > 0) throw new NotPlain();
  const write = compileValue(field.type, nodes, info, form);
  const { resolve } = field;
  if (resolve === undefined)
    return (source, context) => {
      const value: unknown = typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined;
      return write(typeof value === 'function' ? value.call(source, {}, context) : value, context);
    };
  const whole: GraphQLResolveInfo = {
    ...info,
    fieldName: name,
    fieldNodes: nodes,
    returnType: field.type,
    parentType: type,
    path: { prev: undefined, key: name, typename: type.name },
  };
  return (source, context) => write(resolve(source, {}, context, whole), context);
}

/** The writer of values of a type. @throws NotPlain */
export function compileValue(type: GraphQLOutputType, nodes: readonly FieldNode[], info: InfoOfQuestion, form: ObjectForm): WriteValue {
  if (isNonNullType(type)) {
    const write = compileValue(type.ofType, nodes, info, form);
    return (value, context) => {
      const text = write(value, context);
      if (text === 'null') throw new NotPlain();
      return text;
    };
  }
  const write = compileNullable(type, nodes, info, form);
  return (value, context) => {
    if (value === null || value === undefined) return 'null';
    if (value instanceof Promise || value instanceof Error) throw new NotPlain();
    return write(value, context);
  };
}

function compileNullable(type: GraphQLOutputType, nodes: readonly FieldNode[], info: InfoOfQuestion, form: ObjectForm): WriteValue {
  if (isListType(type)) {
    const write = compileValue(type.ofType, nodes, info, form);
    return (value, context) => {
      if (!Array.isArray(value)) throw new NotPlain();
      return value.length === 0 ? '[]' : `[${value.map((item) => write(item, context)).join(',')}]`;
    };
  }
  if (isLeafType(type)) return leafWriter(type);
  if (!isObjectType(type)) throw new NotPlain();
  return compileWriter(
    type,
    nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []),
    info,
    form,
  );
}

function leafWriter(type: GraphQLLeafType): WriteValue {
  return (value) => {
    try {
      return JSON.stringify(type.serialize(value)) ?? 'null';
    } catch {
      throw new NotPlain();
    }
  };
}

/** The schema's object type of a list's rows. */
export function rowsType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new NotPlain();
  return type;
}
