import { type CategorySynopsis, type Synopsis, synopsisForm, type ValueRange } from '@shafaf/shared/synopsis/Synopsis';
import type { SynopsisLie } from '../Fault.ts';

/**
 * Makes a lie of a synopsis: the status and text that go to the gateway instead.
 * @param another code of a member that it can pass for
 */
export function lieInSynopsis(lie: SynopsisLie, honest: string, another: string): { status: number; text: string } {
  const synopsis = synopsisForm.parse(JSON.parse(honest));
  switch (lie) {
    case 'SYNOPSIS_NONSENSE':
      return { status: 200, text: `${honest.slice(0, honest.length / 2)}]}` };
    case 'SYNOPSIS_HUGE':
      return { status: 200, text: JSON.stringify({ ...synopsis, more: 'x'.repeat(3_000_000) }) };
    case 'SYNOPSIS_GONE':
      return { status: 404, text: '{}' };
    case 'SYNOPSIS_OF_ANOTHER':
      return { status: 200, text: JSON.stringify({ ...synopsis, member: another }) };
    default: {
      const categories = Object.entries(synopsis.categories).map(([name, category]) => [name, changes[lie](category)]);
      const changed: Synopsis = { ...synopsis, categories: Object.fromEntries(categories) };
      return { status: 200, text: JSON.stringify(changed) };
    }
  }
}

/** Rows that are not there. */
const INVENTED = 200;

const changes: Record<
  Exclude<SynopsisLie, 'SYNOPSIS_NONSENSE' | 'SYNOPSIS_HUGE' | 'SYNOPSIS_GONE' | 'SYNOPSIS_OF_ANOTHER'>,
  (category: CategorySynopsis) => CategorySynopsis
> = {
  SYNOPSIS_EMPTY: (category) => ({ ...category, rows: 0, zones: [], singles: { rows: 0, ranges: {}, values: {} } }),
  SYNOPSIS_FEWER: (category) => ({ ...category, rows: category.singles.rows, zones: [] }),
  SYNOPSIS_NARROW: (category) => ({
    ...category,
    zones: category.zones.map((zone) => ({
      ...zone,
      ranges: Object.fromEntries(
        Object.entries(zone.ranges).map(([name, range]): [string, ValueRange] => [name, { ...range, max: range.min }]),
      ),
    })),
  }),
  SYNOPSIS_INFLATED: (category) => ({
    ...category,
    rows: category.rows - category.singles.rows + INVENTED,
    singles: {
      rows: INVENTED,
      ranges: Object.fromEntries(Object.entries(category.singles.ranges).map(([name, column]) => [name, inflated(column)])),
      values: Object.fromEntries(
        Object.entries(category.singles.values).map(([name, [first = null]]) => [name, Array(INVENTED).fill(first)]),
      ),
    },
  }),
  SYNOPSIS_HOLDS_NOTHING: (category) => ({
    ...category,
    sets: Object.fromEntries(Object.keys(category.sets).map((name) => [name, { bits: Buffer.alloc(8).toString('base64') }])),
  }),
};

/** Values that would come first in any order from the largest. */
function inflated(column: readonly (string | number | null)[]): (string | number | null)[] {
  const example = column.find((value) => value !== null) ?? null;
  const largest =
    typeof example === 'number' ? Number.MAX_SAFE_INTEGER : example?.includes('T') ? '2999-01-01T00:00:00.000Z' : '2999-01-01';
  const isAmount = typeof example === 'string' && /^-?\d+$/.test(example);
  return Array(INVENTED).fill(isAmount ? '9'.repeat(18) : largest);
}
