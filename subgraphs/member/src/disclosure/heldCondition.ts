import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import type { RawBuilder, SqlBool } from 'kysely';
import { nothing } from './memberConditions.ts';
import { isStorable } from './searchConditions.ts';

/** The condition that a row has exactly this number or name, whatever script its digits are asked in. */
export function heldCondition(value: unknown, makeCondition: (wanted: string) => RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  const wanted = latinDigits(String(value).trim());
  return isStorable(wanted) ? makeCondition(wanted) : nothing;
}
