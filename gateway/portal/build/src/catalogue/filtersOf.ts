import type { DisclosureKind, KindFilter } from '@shafaf/schema/shortForm/DisclosureKind';
import { type GraphQLInputObjectType, getNamedType, isEnumType, isListType, isNonNullType } from 'graphql';
import type { FieldEntry, FilterEntry, Label, RangeFilter, SingleFilter } from './Catalogue.ts';
import { fieldAt } from './fieldAt.ts';
import { valueKind } from './fieldsOf.ts';
import { labelOf } from './labels.ts';

/** Conditions that stand first: they are the same for all categories. The rest follow in the contract's order. */
const COMMON = ['text', 'member', 'memberKind', 'county', 'fiscalYear'];
const LAST = ['sample'];

/**
 * The conditions of a category's list, with the control for each. Two that bound the same field, or are called alike but for which end they mean, are
 * one range.
 */
export function filtersOf(kind: DisclosureKind, input: GraphQLInputObjectType, fields: readonly FieldEntry[]): FilterEntry[] {
  const ranges = rangesIn(kind.filters);
  const ends = new Set(ranges.flatMap(({ from, to }) => [from.name, to.name]));
  const place = ({ name }: { name: string }) =>
    COMMON.includes(name) ? COMMON.indexOf(name) - COMMON.length : LAST.includes(name) ? kind.filters.length : 0;
  const singles = kind.filters.filter(({ name }) => !ends.has(name));
  const entries = kind.filters.flatMap((filter): { name: string; entry: FilterEntry }[] => {
    const range = ranges.find(({ from }) => from.name === filter.name);
    if (range !== undefined) return [{ name: filter.name, entry: rangeEntry(input, range, fields) }];
    return singles.includes(filter) ? [{ name: filter.name, entry: singleEntry(input, filter, fields) }] : [];
  });
  return entries.sort((a, b) => place(a) - place(b)).map(({ entry }) => entry);
}

interface Range {
  from: KindFilter;
  to: KindFilter;
}

function rangesIn(filters: readonly KindFilter[]): Range[] {
  return filters
    .filter(({ rule }) => rule?.by === 'AT_LEAST')
    .flatMap((from) => {
      const uppers = filters.filter(({ rule, type }) => rule?.by === 'AT_MOST' && type === from.type);
      const to = uppers.find(({ rule }) => rule?.of === from.rule?.of) ?? uppers.find(({ name }) => stemOf(name) === stemOf(from.name));
      return to === undefined ? [] : [{ from, to }];
    });
}

/** `minAmount` and `maxAmount` are of `amount`, `periodFrom` and `periodTo` of `period`. */
function stemOf(name: string): string {
  const stem = name.replace(/^(min|max)(?=[A-Z])/, '').replace(/(From|To)$/, '');
  return stem.charAt(0).toLowerCase() + stem.slice(1);
}

function rangeEntry(input: GraphQLInputObjectType, { from, to }: Range, fields: readonly FieldEntry[]): RangeFilter {
  const isOfOneField = from.rule?.of === to.rule?.of;
  const path = isOfOneField ? (from.rule?.of ?? from.name) : stemOf(from.name);
  const kind = valueKind(namedTypeOf(input, from.name).name, path.split('.').at(-1) ?? path, undefined);
  return {
    control: 'range',
    kind: kind === 'rial' || kind === 'day' || kind === 'year' ? kind : 'number',
    label: labelAt(input, path, fields),
    from: from.name,
    to: to.name,
  };
}

function singleEntry(input: GraphQLInputObjectType, { name, rule }: KindFilter, fields: readonly FieldEntry[]): SingleFilter {
  const type = namedTypeOf(input, name);
  const path = (rule?.of ?? name).replace(/\.(id|key)$/, '');
  return { control: controlOf(input, name, rule), name, label: labelAt(input, path, fields), ...(isEnumType(type) && { enum: type.name }) };
}

/** A condition is called as the field that it is about; one about none in particular has a name of its own. */
function labelAt(input: GraphQLInputObjectType, path: string, fields: readonly FieldEntry[]): Label {
  return fieldAt(fields, path)?.label ?? labelOf(input.name, path, undefined);
}

function controlOf(input: GraphQLInputObjectType, name: string, rule: KindFilter['rule']): SingleFilter['control'] {
  if (rule?.by === 'MEMBER') return 'members';
  if (rule?.by === 'COUNTY') return 'county';
  const type = namedTypeOf(input, name);
  if (isEnumType(type)) return isListInput(input, name) ? 'choices' : 'choice';
  const kind = valueKind(type.name, name, undefined);
  if (kind === 'day' || kind === 'year' || kind === 'number' || kind === 'boolean' || kind === 'code') return kind;
  return rule === null || rule === undefined ? 'text' : 'code';
}

function namedTypeOf(input: GraphQLInputObjectType, name: string) {
  const field = input.getFields()[name];
  if (field === undefined) throw new Error(`${input.name} has no field ${name}`);
  return getNamedType(field.type);
}

function isListInput(input: GraphQLInputObjectType, name: string): boolean {
  const type = input.getFields()[name]?.type;
  return isListType(isNonNullType(type) ? type.ofType : type);
}
