import type { DisclosureKind, KindFilter } from '@shafaf/schema/shortForm/DisclosureKind';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Leaf } from '../attributes/Attribute.ts';
import type { Category } from '../categories/Category.ts';
import { heldCondition } from '../disclosure/heldCondition.ts';
import { memberConditions } from '../disclosure/memberConditions.ts';
import { searchConditions } from '../disclosure/searchConditions.ts';
import type { MemberIdentity } from '../MemberIdentity.ts';
import type { Definition } from './Definition.ts';
import { leafAt } from './placedAttributes.ts';

type Make = (value: unknown, member: MemberIdentity) => RawBuilder<SqlBool>[];
const OF_MEMBER = new Set(['MEMBER', 'KIND', 'COUNTY']);

/**
 * A category's filter as conditions, from what the contract's `@prunes` says of each part of it. A row without the value asked about meets none of
 * them.
 */
export function conditionsOf(
  kind: DisclosureKind,
  leaves: ReadonlyMap<string, Leaf>,
  own: NonNullable<Definition<never>['filters']>,
): Category['conditions'] {
  const made = kind.filters.flatMap((filter): [string, Make][] => {
    const make = makeOf(kind, filter, leaves, own);
    return make === null ? [] : [[filter.name, make]];
  });
  return (filter, member) => {
    const conditions = memberConditions(filter, member);
    for (const [name, make] of made) {
      const value = filter[name];
      if (value !== null && value !== undefined) conditions.push(...make(value, member));
    }
    return conditions;
  };
}

function makeOf(
  { typeName }: DisclosureKind,
  { name, rule }: KindFilter,
  leaves: ReadonlyMap<string, Leaf>,
  own: NonNullable<Definition<never>['filters']>,
): Make | null {
  const place = `${typeName}Filter.${name} of the contract`;
  if (own[name] !== undefined) return own[name];
  if (rule === null) {
    if (name === 'text') return (value) => searchConditions(String(value));
    throw new Error(`${place} has no @prunes, so the category must say under \`filters\` what it means.`);
  }
  if (OF_MEMBER.has(rule.by)) return null;
  const { path, column, kind } = leafAt(leaves, rule.of ?? '', place);
  const ref = sql.ref(column);
  const { within } = kind;
  switch (rule.by) {
    case 'AT_LEAST':
    case 'AT_MOST':
      if (within === null) throw new Error(`${place} has bounds of "${path}", which has none.`);
      return rule.by === 'AT_LEAST' ? (value) => [within.atLeast(ref, value)] : (value) => [within.atMost(ref, value)];
    case 'ONE_OF': {
      if (kind.summary !== 'VALUES' && kind.summary !== 'RANGE')
        throw new Error(`${place} chooses among values of "${path}", which is no enum, no whole number and no yes or no.`);
      const type = sql.raw(kind.sqlType);
      return (value) => [Array.isArray(value) ? sql<SqlBool>`${ref} = any(${value}::${type}[])` : sql<SqlBool>`${ref} = ${value}::${type}`];
    }
    case 'HELD':
      if (kind.summary !== 'TEXTS')
        throw new Error(`${place} looks for "${path}", which is no number or name by which something is known.`);
      return (value) => [heldCondition(value, (wanted) => sql<SqlBool>`${ref} = ${wanted}`)];
    default:
      throw new Error(`${place} prunes by ${rule.by}, which is not known here.`);
  }
}
