import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { clampToInt8 } from '../database/clampToInt8.ts';
import type { ZoneKey } from './SynopsisDescription.ts';

/** The values of a zone's keys, in their order. */
export type ZoneValues = readonly (string | number | null)[];

const zoneValues = z.array(z.union([z.string(), z.number()]).nullable());

/** A zone's values from their JSON. */
export function readZone(json: string): ZoneValues {
  return zoneValues.parse(JSON.parse(json));
}

/** The value of a key, of a row. */
export function keyExpression(key: ZoneKey): RawBuilder<unknown> {
  if ('sameValue' in key) return sql.ref(key.sameValue);
  const number = sql.ref(key.sameDigits);
  return sql`case when ${number} > 0 then length(${number}::text) when ${number} < 0 then 1 - length(${number}::text) else ${number} end`;
}

/** That a key has a value, said so that an index of the column serves. */
export function keyCondition(key: ZoneKey, value: string | number | null): RawBuilder<SqlBool> {
  const column = sql.ref('sameValue' in key ? key.sameValue : key.sameDigits);
  if (value === null) return sql<SqlBool>`${column} is null`;
  if ('sameValue' in key) return sql<SqlBool>`${column} = ${value}`;
  const digits = Number(value);
  if (digits === 0) return sql<SqlBool>`${column} = 0`;
  const ends = [10n ** BigInt(Math.abs(digits) - 1), 10n ** BigInt(Math.abs(digits)) - 1n].map((end) =>
    clampToInt8(digits < 0 ? -end : end).toString(),
  );
  const [least, most] = digits < 0 ? ends.toReversed() : ends;
  return sql<SqlBool>`${column} between ${least}::bigint and ${most}::bigint`;
}
