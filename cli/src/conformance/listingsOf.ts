import { inputTypeOf, orderEnum, type PruneRule, type Rules, rowType } from '@shafaf/gateway/scatter/rules';
import {
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { valueAt } from './json.ts';

/** An order that a list can have. */
export interface ListingOrder {
  /** The enum's value, such as `AMOUNT`. */
  value: string;
  /** The row's field and its type. */
  field: string;
  type: GraphQLLeafType;
}

/** A condition that a list can be filtered by. */
export interface ListingFilter {
  name: string;
  /** The type as GraphQL writes it, and by name. */
  type: string;
  named: string;
  /** Values of an enum. */
  values: readonly string[] | null;
  /** What it means, where the contract says; null for one that only the member can tell. */
  rule: PruneRule | null;
}

/** The figures over a list. */
export interface ListingTotals {
  field: string;
  type: GraphQLObjectType;
  groups: {
    field: string;
    type: GraphQLObjectType;
    key: string;
    orderBy: string;
    limit: string;
    countField: string | null;
    by: readonly string[];
    enumName: string;
  } | null;
}

/** A category's list at the root of the contract, and what belongs to it. */
export interface Listing {
  /** As in ids, and as the field is called, such as `contracts`. */
  name: string;
  row: GraphQLObjectType;
  filterType: string;
  filters: readonly ListingFilter[];
  orderType: string;
  /** The usual one first: that of a question that names none. */
  orders: readonly [ListingOrder, ...ListingOrder[]];
  /** Which way the usual order goes. */
  direction: 'ASC' | 'DESC';
  /** The field that gives one row by its id, such as `contract`. */
  singular: string | null;
  totals: ListingTotals | null;
}

/** The lists of a contract that hold the rows of one category. */
export function listingsOf(rules: Rules): Listing[] {
  const fields = Object.values(rules.schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) => {
    const answer = rules.answer('Query', field.name);
    const row = rowType(field);
    const filter = inputTypeOf(field, 'filter');
    const orderType = inputTypeOf(field, 'orderBy')?.name;
    const usual: unknown = field.args.find(({ name }) => name === 'orderBy')?.defaultValue;
    const [first, ...others] = usualFirst(ordersOf(rules, field, row), valueAt(usual, 'field'));
    if (answer?.kind !== 'scatter' || answer.merge !== 'CONNECTION' || row === undefined || orderType === undefined) return [];
    if (first === undefined || filter === undefined || answer.reads?.join() !== field.name) return [];
    const filters = Object.values(filter.getFields()).map(({ name, type }): ListingFilter => {
      const named = getNamedType(type);
      const rule = rules.prunes(filter.name).find(({ inputField }) => inputField === name) ?? null;
      return {
        name,
        type: String(type),
        named: named.name,
        values: isEnumType(named) ? named.getValues().map((value) => value.name) : null,
        rule,
      };
    });
    const singular = fields.find((each) => rules.answer('Query', each.name)?.kind === 'route' && getNamedType(each.type) === row);
    return [
      {
        name: field.name,
        row,
        filterType: filter.name,
        filters,
        orderType,
        orders: [first, ...others],
        direction: valueAt(usual, 'direction') === 'ASC' ? 'ASC' : 'DESC',
        singular: singular?.name ?? null,
        totals: totalsOf(rules, fields, field.name),
      },
    ];
  });
}

function ordersOf(rules: Rules, field: GraphQLField<unknown, unknown>, row: GraphQLObjectType | undefined): ListingOrder[] {
  const values = orderEnum(field);
  if (values === undefined || row === undefined) return [];
  return values.getValues().flatMap(({ name }) => {
    const by = rules.orderedBy(values.name, name);
    const type = by === undefined ? undefined : getNamedType(row.getFields()[by]?.type);
    return by !== undefined && isLeafType(type) ? [{ value: name, field: by, type }] : [];
  });
}

function usualFirst(orders: readonly ListingOrder[], usual: unknown): ListingOrder[] {
  return [...orders.filter(({ value }) => value === usual), ...orders.filter(({ value }) => value !== usual)];
}

function totalsOf(rules: Rules, fields: readonly GraphQLField<unknown, unknown>[], category: string): ListingTotals | null {
  for (const field of fields) {
    const answer = rules.answer('Query', field.name);
    const type = getNamedType(field.type);
    if (answer?.kind !== 'scatter' || answer.merge !== 'TOTALS' || answer.reads?.join() !== category || !isObjectType(type)) continue;
    return { field: field.name, type, groups: groupsOf(rules, field, type) };
  }
  return null;
}

function groupsOf(rules: Rules, field: GraphQLField<unknown, unknown>, type: GraphQLObjectType): ListingTotals['groups'] {
  const by = getNamedType(field.args.find(({ name }) => name === 'groupBy')?.type);
  const counted = Object.values(type.getFields()).find(({ name }) => rules.merge(type.name, name)?.by === 'GROUP_COUNT');
  for (const inner of Object.values(type.getFields())) {
    const rule = rules.merge(type.name, inner.name);
    const group = getNamedType(inner.type);
    if (rule?.by !== 'GROUP' || !isObjectType(group) || !isEnumType(by)) continue;
    const { key, orderBy, limit } = rule;
    return {
      field: inner.name,
      type: group,
      key,
      orderBy,
      limit,
      countField: counted?.name ?? null,
      by: by.getValues().map(({ name }) => name),
      enumName: by.name,
    };
  }
  return null;
}
