import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { AskSet } from '../AskSet.ts';
import { isJsonObject } from '../check.ts';

/**
 * A member's page whose rows are objects. Where large pages are asked for, a member may give each object as the list of its values in the order
 * in which they were asked for, which is half as long; those become objects here. What is neither stays, for the check to refuse.
 * @param asks what was asked of the connection
 */
export function expandNodes(type: GraphQLObjectType, asks: AskSet, value: unknown): unknown {
  const nodes = asks.asks.find(({ name }) => name === 'nodes');
  if (nodes?.object === undefined || !isJsonObject(value)) return value;
  const list = Object.hasOwn(value, nodes.alias) ? value[nodes.alias] : undefined;
  if (!Array.isArray(list) || !list.some((item) => Array.isArray(item))) return value;
  const { object } = nodes;
  return { ...value, [nodes.alias]: list.map((item) => expandObject(type, object, item)) };
}

function expandObject(type: GraphQLObjectType, { asks }: AskSet, value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== asks.length) return value;
  const object: Record<string, unknown> = Object.create(null);
  for (const [at, { alias, name, object: inner }] of asks.entries()) {
    const fieldType = type.getFields()[name]?.type;
    object[alias] = inner === undefined || fieldType === undefined ? value[at] : expandValue(fieldType, inner, value[at]);
  }
  return object;
}

function expandValue(type: GraphQLOutputType, asks: AskSet, value: unknown): unknown {
  if (isNonNullType(type)) return expandValue(type.ofType, asks, value);
  if (isListType(type)) return Array.isArray(value) ? value.map((item) => expandValue(type.ofType, asks, item)) : value;
  const named: GraphQLNamedType = getNamedType(type);
  return isObjectType(named) ? expandObject(named, asks, value) : value;
}
