import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type GraphQLInputObjectType, type GraphQLNamedType, getNamedType, isLeafType } from 'graphql';
import type { Member } from './Member.ts';
import { orderKeyOf } from './merge/orderKey.ts';
import { type Condition, heldCondition } from './prune/Condition.ts';
import type { PruneRule, RegisterRule, Rules, SynopsisRule } from './rules.ts';

/** A filter, divided into what the register decides and what the members decide. */
export interface RoutedFilter {
  /** Whether the member's rows can be meant at all. */
  concerns: (member: Member) => boolean;
  /** What is left for the members; undefined when nothing was given. */
  passedOn: Record<string, unknown> | undefined;
  /** The same, as it is compared with members' synopses. */
  conditions: readonly Condition[];
}

/**
 * Decides from a filter which members are meant.
 * @throws ShafafError `UNKNOWN_MEMBER` for a code that the register does not have.
 */
export function routeFilter(
  rules: Rules,
  type: GraphQLInputObjectType | undefined,
  filter: unknown,
  register: readonly Member[],
): RoutedFilter {
  if (type === undefined || typeof filter !== 'object' || filter === null)
    return { concerns: () => true, passedOn: undefined, conditions: [] };
  const passedOn: Record<string, unknown> = { ...filter };
  const ofRegister: ((member: Member) => boolean)[] = [];
  const conditions: Condition[] = [];
  const decided = new Map(rules.prunes(type.name).map((rule) => [rule.inputField, rule]));
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value === undefined) continue;
    const rule = decided.get(name);
    if (rule === undefined) conditions.push({ by: 'ASK' });
    else if (isOfSynopsis(rule)) conditions.push(conditionOf(rule, getNamedType(type.getFields()[name]?.type), value));
    else ofRegister.push(registerCondition(rule, value, register));
  }
  for (const rule of decided.values()) if (!isOfSynopsis(rule)) delete passedOn[rule.inputField];
  return { concerns: (member) => ofRegister.every((condition) => condition(member)), passedOn, conditions };
}

function isOfSynopsis(rule: PruneRule): rule is SynopsisRule {
  return 'of' in rule;
}

function conditionOf({ by, of }: SynopsisRule, type: GraphQLNamedType | undefined, value: unknown): Condition {
  if (!isLeafType(type)) return { by: 'ASK' };
  if (by === 'HELD') return heldCondition(of, String(value));
  // As the values stand in JSON: a moment is a text there.
  if (by === 'ONE_OF') return { by, of, values: (Array.isArray(value) ? value : [value]).map((each) => String(type.serialize(each))) };
  return { by, of, bound: orderKeyOf(type.name, type.serialize(value)), typeName: type.name };
}

function registerCondition(rule: RegisterRule, value: unknown, register: readonly Member[]): (member: Member) => boolean {
  const wanted = new Set<unknown>(Array.isArray(value) ? value : [value]);
  refuseUnknown(rule, wanted, register);
  return (member) => wanted.has(attribute(rule.by, member)) || (rule.by === 'COUNTY' && wanted.has(member.code));
}

function attribute(by: RegisterRule['by'], member: Member): string | null {
  if (by === 'MEMBER') return member.code;
  return by === 'KIND' ? member.kind : member.county;
}

/** Whether all rows of a member may stand in the group with this key, where the register decides the groups. */
export function isOwnGroup(by: RegisterRule['by'], member: Member, key: string | null): boolean {
  const own = attribute(by, member);
  // A county lies in none and is one, for all that the register says.
  return key === own || (by === 'COUNTY' && own === null && key === member.code);
}

function refuseUnknown(rule: RegisterRule, wanted: ReadonlySet<unknown>, register: readonly Member[]): void {
  if (rule.by === 'KIND') return;
  for (const code of wanted) {
    const known = register.find((member) => member.code === code);
    if (known === undefined)
      throw new ShafafError('UNKNOWN_MEMBER', `filter.${rule.inputField}: the province has no member "${String(code)}".`);
    // A county is a member to which others belong, or would if it had any: what others do not name may still be one.
    if (rule.by === 'COUNTY' && known.county !== null)
      throw new ShafafError('BAD_USER_INPUT', `filter.${rule.inputField}: "${String(code)}" is not a county but lies in ${known.county}.`);
  }
}

/** The member that a global id or a member's code names, or undefined when the register has none such. */
export function memberNamedBy(value: unknown, register: readonly Member[]): Member | undefined {
  if (typeof value !== 'string') return undefined;
  const colon = value.indexOf(':');
  const code = colon < 0 ? value : value.slice(0, colon);
  return register.find((member) => member.code === code);
}
