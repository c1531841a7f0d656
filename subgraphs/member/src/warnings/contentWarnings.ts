import type { QualityRules } from './QualityRules.ts';
import { valuesAt } from './valuesAt.ts';
import type { Warning } from './Warning.ts';

/**
 * What a content alone lets one doubt.
 * @param today `YYYY-MM-DD`
 */
export function contentWarnings(rules: QualityRules, content: object, today: string): Warning[] {
  const warnings: Warning[] = [];
  for (const recommendation of rules.recommended) {
    const { path, unless } = typeof recommendation === 'string' ? { path: recommendation, unless: undefined } : recommendation;
    const needsNone = unless !== undefined && valuesAt(content, unless).some(({ value }) => value === true);
    if (!needsNone && !isThere(content, path)) warnings.push({ code: 'MISSING_RECOMMENDED', field: path });
  }
  for (const path of rules.past)
    for (const { place, value } of valuesAt(content, path))
      if (typeof value === 'string' && value > today) warnings.push({ code: 'DATE_IN_FUTURE', field: place, detail: value });
  const amounts = rules.amounts.flatMap((rule) =>
    valuesAt(content, rule.path).flatMap(({ place, value }) =>
      typeof value === 'string' ? [{ place, amount: BigInt(value), mayBeNegative: rule.mayBeNegative === true }] : [],
    ),
  );
  for (const { place, amount, mayBeNegative } of amounts) {
    if (amount === 0n) warnings.push({ code: 'ZERO_AMOUNT', field: place });
    if (amount < 0n && !mayBeNegative) warnings.push({ code: 'NEGATIVE_AMOUNT', field: place, detail: String(amount) });
  }
  warnings.push(...tomanSuspected(amounts));
  return warnings;
}

/** Of two amounts of one record the smaller looks like toman when the other is exactly ten times it. */
function tomanSuspected(amounts: readonly { place: string; amount: bigint }[]): Warning[] {
  const known = new Map(amounts.map(({ place, amount }) => [amount, place]));
  return amounts.flatMap(({ place, amount }): Warning[] => {
    const other = amount > 0n ? known.get(amount * 10n) : undefined;
    return other === undefined ? [] : [{ code: 'TOMAN_SUSPECTED', field: place, detail: other }];
  });
}

/** Whether there is anything at a path; a list that is empty is nothing. */
function isThere(content: unknown, path: string): boolean {
  let value = content;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) return value.length > 0;
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}
