import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { compareIds } from '@shafaf/shared/graph/globalId';
import { LARGEST_MEMBER_GROUPS } from '@shafaf/shared/graph/limits';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { ownCoverage } from '../../connection/connectionResolvers.ts';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import type { MemberContext } from '../../MemberContext.ts';

/** What figures are divided by: the API's enum. */
type Grouping = 'MEMBER' | 'COUNTY' | 'OUTCOME' | 'ARTICLES' | 'WORKING_DAYS';

interface TotalsArguments {
  filter?: {
    receivedFrom?: string | null;
    receivedTo?: string | null;
    member?: readonly string[] | null;
    memberKind?: string | null;
    county?: string | null;
  } | null;
  groupBy?: Grouping | null;
  first?: number | null;
}

/** Figures about some requests, as texts of digits. */
interface Figures {
  count: string;
  open: string;
  overdue: string;
  answeredInTime: string;
  answeredLate: string;
  withdrawn: string;
  complaints: string;
  workingDays: string;
  stars: string;
  rated: string;
}

/** More working days than this are one group. */
const MOST_DAYS = 30;
const OPEN = sql`state in ('REGISTERED', 'IN_PROGRESS', 'AWAITING_CLARIFICATION')`;

/** `Query.requestTotals`: this body's figures about requests for information. */
export async function requestTotals(_root: unknown, { filter, groupBy, first }: TotalsArguments, context: MemberContext) {
  const { database, member, requests: desk } = context;
  const limit = first ?? 20;
  if (limit < 0 || limit > LARGEST_MEMBER_GROUPS)
    throw new ShafafError('BAD_USER_INPUT', `requestTotals: first must be from 0 to ${LARGEST_MEMBER_GROUPS}.`);
  const today = dayInIran(desk?.now?.() ?? new Date());
  const wanted = conditionOf(filter ?? {}, member);
  const [whole] = await figuresBy(database, today, wanted, null);
  const groups = groupBy == null ? [] : await figuresBy(database, today, wanted, keyOf(groupBy, member));
  return {
    ...(whole ?? none),
    groups: groups.slice(0, limit).map(({ key, ...figures }) => ({
      ...figures,
      key,
      member: groupBy === 'MEMBER' ? { code: member.code } : null,
      outcome: groupBy === 'OUTCOME' ? key : null,
      articles: groupBy === 'ARTICLES' ? key : null,
      workingDays: groupBy === 'WORKING_DAYS' && key !== null ? Number(key) : null,
    })),
    groupCount: String(groups.length),
    coverage: ownCoverage,
  };
}

const none: Figures = {
  count: '0',
  open: '0',
  overdue: '0',
  answeredInTime: '0',
  answeredLate: '0',
  withdrawn: '0',
  complaints: '0',
  workingDays: '0',
  stars: '0',
  rated: '0',
};

function keyOf(groupBy: Grouping, { code, county }: MemberContext['member']): RawBuilder<string | null> {
  switch (groupBy) {
    case 'MEMBER':
      return sql`${code}::text`;
    case 'COUNTY':
      return sql`${county}::text`;
    case 'OUTCOME':
      return sql`outcome`;
    case 'ARTICLES':
      return sql`nullif(array_to_string(articles, '+'), '')`;
    case 'WORKING_DAYS':
      // `least` passes over nulls.
      return sql`case when answer_days is not null then least(answer_days, ${MOST_DAYS + 1}::integer)::text end`;
  }
}

function conditionOf(filter: NonNullable<TotalsArguments['filter']>, { code, kind, county }: MemberContext['member']): RawBuilder<unknown> {
  const { receivedFrom, receivedTo, member, memberKind, county: wantedCounty } = filter;
  const isMeant =
    (member == null || member.includes(code)) &&
    (memberKind == null || memberKind === kind) &&
    (wantedCounty == null || wantedCounty === county || wantedCounty === code);
  const day = sql`(received_at at time zone 'Asia/Tehran')::date`;
  return sql.join(
    [
      isMeant ? sql`true` : sql`false`,
      ...(receivedFrom == null ? [] : [sql`${day} >= ${receivedFrom}::date`]),
      ...(receivedTo == null ? [] : [sql`${day} <= ${receivedTo}::date`]),
    ],
    sql` and `,
  );
}

async function figuresBy(
  database: Kysely<MemberDatabase>,
  today: string,
  wanted: RawBuilder<unknown>,
  key: RawBuilder<string | null> | null,
): Promise<(Figures & { key: string | null })[]> {
  const answeredOn = sql`(answered_at at time zone 'Asia/Tehran')::date`;
  const { rows } = await sql<Figures & { key: string | null }>`
    select ${key ?? sql`null`} as key,
      count(*)::text as "count",
      count(*) filter (where ${OPEN} and due_on >= ${today}::date)::text as "open",
      count(*) filter (where ${OPEN} and due_on < ${today}::date)::text as "overdue",
      count(*) filter (where state = 'ANSWERED' and ${answeredOn} <= due_on)::text as "answeredInTime",
      count(*) filter (where state = 'ANSWERED' and ${answeredOn} > due_on)::text as "answeredLate",
      count(*) filter (where state = 'WITHDRAWN')::text as "withdrawn",
      count(*) filter (where complained_at is not null)::text as "complaints",
      coalesce(sum(answer_days), 0)::text as "workingDays",
      coalesce(sum(stars), 0)::text as "stars",
      count(stars)::text as "rated"
    from requests where ${wanted} ${key === null ? sql`` : sql`group by 1`}`.execute(database);
  return rows.sort((a, b) => Number(b.count) - Number(a.count) || compareKeys(a.key, b.key));
}

function compareKeys(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareIds(a, b);
}
