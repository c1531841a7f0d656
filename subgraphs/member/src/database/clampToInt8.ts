/** The largest value of Postgres's `bigint`; the smallest is one below its negative. */
export const INT8_MAX = 9_223_372_036_854_775_807n;
export const INT8_MIN = -INT8_MAX - 1n;

/** The nearest number that a `bigint` column can hold. Amounts have 18 digits at most, so no row ever stands at the limits. */
export function clampToInt8(value: bigint): bigint {
  if (value > INT8_MAX) return INT8_MAX;
  return value < INT8_MIN ? INT8_MIN : value;
}
