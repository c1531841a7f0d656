import { orderKeyOf } from '@shafaf/gateway/scatter/merge/orderKey';
import { hashOf, mayHold } from '@shafaf/shared/synopsis/BloomFilter';
import type { CategorySynopsis, Zone } from '@shafaf/shared/synopsis/Synopsis';
import { assignable } from './assignable.ts';
import type { Contents, Row } from './Contents.ts';
import { Fault } from './Fault.ts';
import { typeAtPath } from './filterCases.ts';
import { show, valuesAtPath } from './json.ts';
import type { Listing } from './listingsOf.ts';

const RULE =
  'A synopsis may say less than is true, but nothing that is not: keep it in the same transaction as the rows. If something was published during the check, run it again.';

/**
 * What a synopsis says that is not true of the rows. Every deduction that the gateway makes from it rests on this: that the rows can be
 * put into its entries (zones, and rows told one by one), each entry getting exactly as many rows as it says, all within its bounds.
 */
export function compareSynopsis(listing: Listing, { rows, complete }: Contents, synopsis: CategorySynopsis): Fault[] {
  const { zones, singles, sets } = synopsis;
  const faults: Fault[] = [];
  const told = zones.reduce((sum, zone) => sum + zone.rows, singles.rows);
  if (told !== synopsis.rows)
    faults.push(new Fault(`The synopsis of ${listing.name} says ${synopsis.rows} rows, but its zones and singles have ${told}.`, RULE));
  if (complete ? synopsis.rows !== rows.length : synopsis.rows < rows.length)
    faults.push(
      new Fault(
        `The synopsis of ${listing.name} says ${synopsis.rows} rows, but there are ${complete ? '' : 'more than '}${rows.length}.`,
        RULE,
      ),
    );
  faults.push(...setFaults(listing, rows, sets));
  const entries = [...zones, ...singlesAsZones(synopsis)];
  const fits = fitter(listing, entries);
  const homes = rows.map(fits);
  const homeless = rows.find((_row, index) => homes[index]?.length === 0);
  if (homeless !== undefined) {
    const fields = [...new Set(entries.flatMap(({ ranges, values }) => [...Object.keys(ranges), ...Object.keys(values)]))];
    const values = Object.fromEntries(fields.map((field) => [field, valuesAtPath(homeless.object, field)[0] ?? null]));
    faults.push(
      new Fault(`By the synopsis there is no row such as ${homeless.id}: no zone of ${listing.name} holds ${show(values)}.`, RULE),
    );
  } else {
    const full = assignable(
      homes,
      entries.map((entry) => entry.rows),
    );
    if (full !== null)
      faults.push(
        new Fault(
          `The zones of the synopsis of ${listing.name} say fewer rows than there are: ${show(entries[full])} has more than ${entries[full]?.rows}.`,
          RULE,
        ),
      );
  }
  return faults;
}

/** Rows that are told one by one, as zones; equal ones as one zone. */
function singlesAsZones({ singles }: CategorySynopsis): Zone[] {
  const zones = new Map<string, Zone>();
  for (let row = 0; row < singles.rows; row++) {
    const ranges = mapValues(singles.ranges, (column) => {
      const value = column[row] ?? null;
      return { min: value, max: value, nulls: value === null ? 1 : 0 };
    });
    const values = mapValues(singles.values, (column): Record<string, number> => {
      const value = column[row] ?? null;
      return value === null ? {} : { [value]: 1 };
    });
    const name = JSON.stringify([ranges, values]);
    const before = zones.get(name);
    zones.set(name, { rows: (before?.rows ?? 0) + 1, ranges, values });
  }
  return [...zones.values()];
}

/** Says into which entries a row fits. */
function fitter(listing: Listing, entries: readonly Zone[]): (row: Row) => number[] {
  const readers = entries.map((entry) => entryReader(listing, entry));
  return ({ object }) => readers.flatMap((isIn, index) => (isIn(object) ? [index] : []));
}

function entryReader(listing: Listing, { ranges, values, rows }: Zone): (object: unknown) => boolean {
  const conditions = [
    ...Object.entries(ranges).map(([field, { min, max, nulls }]) => {
      const typeName = typeAtPath(listing.row, field) ?? 'String';
      const [least, most] = [orderKeyOf(typeName, min), orderKeyOf(typeName, max)];
      return (object: unknown) => {
        const key = orderKeyOf(typeName, valuesAtPath(object, field)[0] ?? null);
        if (key === null) return nulls > 0;
        return least !== null && most !== null && key >= least && key <= most;
      };
    }),
    ...Object.entries(values).map(([field, counts]) => {
      const known = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return (object: unknown) => {
        const [value = null] = valuesAtPath(object, field);
        return value === null ? known < rows : Object.hasOwn(counts, String(value));
      };
    }),
  ];
  return (object) => conditions.every((holds) => holds(object));
}

function setFaults(listing: Listing, rows: readonly Row[], sets: CategorySynopsis['sets']): Fault[] {
  return Object.entries(sets).flatMap(([field, { bits }]) => {
    const bytes = Buffer.from(bits, 'base64');
    const missing = rows.flatMap(({ object }) => valuesAtPath(object, field)).find((value) => !mayHold(bytes, hashOf(String(value))));
    return missing === undefined
      ? []
      : [new Fault(`By the synopsis’s filter of ${field} no row of ${listing.name} has ${show(missing)}, but one has.`, RULE)];
  });
}

function mapValues<Value, Other>(record: Readonly<Record<string, Value>>, map: (value: Value) => Other): Record<string, Other> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
