import { disclosureKinds } from '@shafaf/schema/contract';
import { formatGlobalId } from '@shafaf/shared/graph/globalId';
import type { MemberRow } from '../members/createMemberLoaders.ts';
import { dueOf, type KnownStatus } from './dueOf.ts';
import type { Holdings } from './holdingsForm.ts';
import type { ObligationProfile, ObligationRule } from './ObligationProfile.ts';

/** The API's enum. */
export type ObligationStatus = KnownStatus | 'UNKNOWN';

/** What a body owes of one category and how it stands with it. The names are those of the graph, but for `body` and `rule`. */
export interface Obligation {
  id: string;
  body: MemberRow;
  rule: ObligationRule;
  /** Value of the enum `Category`. */
  category: string;
  status: ObligationStatus;
  missing: string | null;
  asOf: string | null;
  count: string | null;
  sampleCount: string | null;
  lastPublishedAt: string | null;
  lastModifiedAt: string | null;
  newestFiscalYear: number | null;
  dueOn: string | null;
  daysOverdue: number | null;
  fields: readonly { field: string; count: string; of: string }[];
}

const enumValues = new Map(disclosureKinds.map(({ category, value }) => [category, value]));

/** The rules for a body of a kind whose category the contract has, and the category's value there. */
export function rulesFor(profile: ObligationProfile, kind: MemberRow['kind']): { rule: ObligationRule; category: string }[] {
  return profile.kinds[kind].flatMap((rule) => {
    const category = enumValues.get(rule.category);
    return category === undefined ? [] : [{ rule, category }];
  });
}

/** A body's obligations, in the profile's order. */
export function obligationsOf(body: MemberRow, holdings: Holdings, profile: ObligationProfile, now: Date): Obligation[] {
  return rulesFor(profile, body.kind).map(({ rule, category }) => {
    const common = {
      id: formatGlobalId({ member: body.code, category: 'obligations', localId: rule.category }),
      body,
      rule,
      category,
      asOf: holdings?.coverage.stale[0]?.asOf ?? null,
    };
    const held = holdings?.categories?.find((each) => each.category === category);
    if (held === undefined) return { ...common, ...unknown, missing: reasonOf(holdings) };
    const { count, sampleCount, lastPublishedAt, lastModifiedAt, newestFiscalYear } = held;
    return {
      ...common,
      missing: null,
      count,
      sampleCount,
      lastPublishedAt,
      lastModifiedAt,
      newestFiscalYear,
      ...dueOf(rule, lastModifiedAt === null ? null : new Date(lastModifiedAt), now),
      fields: held.fields.map((each) => ({ ...each, of: count })),
    };
  });
}

const unknown = {
  status: 'UNKNOWN',
  count: null,
  sampleCount: null,
  lastPublishedAt: null,
  lastModifiedAt: null,
  newestFiscalYear: null,
  dueOn: null,
  daysOverdue: null,
  fields: [],
} as const;

/** Why nothing is known of a category. A body that answers without it runs a program that does not know it. */
function reasonOf(holdings: Holdings): string {
  const [missing] = holdings?.coverage.missing ?? [];
  if (missing !== undefined) return missing.reason;
  return holdings === null || holdings.categories === null ? 'ERROR' : 'BAD_ANSWER';
}
