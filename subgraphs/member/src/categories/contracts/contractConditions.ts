import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { INT8_MAX, INT8_MIN } from '../../database/clampToInt8.ts';
import { type MemberFilter, memberConditions, nothing } from '../../disclosure/memberConditions.ts';
import { isStorable, searchConditions } from '../../disclosure/searchConditions.ts';
import type { MemberIdentity } from '../../MemberIdentity.ts';

/** `ContractFilter` of the contract, coerced by its scalars. */
export interface ContractFilter extends MemberFilter {
  minAmount?: string | null;
  maxAmount?: string | null;
  signedFrom?: string | null;
  signedTo?: string | null;
  fiscalYear?: number | null;
  supplier?: string | null;
  procurementMethod?: readonly string[] | null;
  text?: string | null;
  sample?: boolean | null;
}

/** The first day that Postgres knows under the name that ISO 8601 gives it: it has no year 0000. */
const FIRST_DAY = '0001-01-01';

/** The filter as conditions that must all hold. A row without the value asked about meets none of them. */
export function contractConditions(filter: ContractFilter, member: MemberIdentity): RawBuilder<SqlBool>[] {
  const { minAmount, maxAmount, signedFrom, signedTo, fiscalYear, supplier, procurementMethod, text, sample } = filter;
  const conditions = memberConditions(filter, member);
  if (minAmount != null) conditions.push(amountFrom(BigInt(minAmount)));
  if (maxAmount != null) conditions.push(amountTo(BigInt(maxAmount)));
  if (signedFrom != null) conditions.push(sql<SqlBool>`signed_on >= ${signedFrom < FIRST_DAY ? FIRST_DAY : signedFrom}::date`);
  if (signedTo != null) conditions.push(signedTo < FIRST_DAY ? nothing : sql<SqlBool>`signed_on <= ${signedTo}::date`);
  if (fiscalYear != null) conditions.push(sql<SqlBool>`fiscal_year = ${fiscalYear}::integer`);
  if (supplier != null) conditions.push(suppliedBy(latinDigits(supplier.trim())));
  if (procurementMethod != null) conditions.push(sql<SqlBool>`procurement_method = any(${procurementMethod}::text[])`);
  if (text != null) conditions.push(...searchConditions(text));
  if (sample != null) conditions.push(sql<SqlBool>`sample = ${sample}`);
  return conditions;
}

// A `Rial` may pass what the column can hold: then every amount, or none, lies on the side that is asked for.
function amountFrom(least: bigint): RawBuilder<SqlBool> {
  if (least > INT8_MAX) return nothing;
  return least < INT8_MIN ? sql<SqlBool>`amount is not null` : sql<SqlBool>`amount >= ${least.toString()}::bigint`;
}

function amountTo(most: bigint): RawBuilder<SqlBool> {
  if (most < INT8_MIN) return nothing;
  return most > INT8_MAX ? sql<SqlBool>`amount is not null` : sql<SqlBool>`amount <= ${most.toString()}::bigint`;
}

function suppliedBy(nationalId: string): RawBuilder<SqlBool> {
  return isStorable(nationalId) ? sql<SqlBool>`supplier_national_id = ${nationalId}` : nothing;
}
