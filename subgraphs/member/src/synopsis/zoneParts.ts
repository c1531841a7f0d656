import type { Zone } from '@shafaf/shared/synopsis/Synopsis';
import type { SynopsisDescription } from './SynopsisDescription.ts';
import type { SinglePart, ZonePart } from './SynopsisParts.ts';
import type { ZoneRow } from './zoneStatement.ts';

/** Zones from the rows of `zoneStatement`: of each zone its own figures, then the counts of values, and the rows that are told alone. */
export function zoneParts(rows: readonly ZoneRow[], { ranges }: Pick<SynopsisDescription, 'ranges'>): ZonePart[] {
  const fields = Object.keys(ranges);
  const parts = new Map<string, { zone: string; others: Zone | null; singles: SinglePart[] }>();
  for (const row of rows) {
    const part = parts.get(row.zone) ?? { zone: row.zone, others: null, singles: [] };
    parts.set(row.zone, part);
    if (row.single !== null) part.singles.push({ ranges: fields.map((_, n) => asWritten(row[`least_${n}`])), values: row.single });
    else if (row.counted === null) part.others = { rows: row.rows, ranges: rangesOf(row, fields), values: {} };
    else count(part.others, row.counted, row.value, row.rows);
  }
  return inOrder([...parts.values()]);
}

/** Zones in an order that is always the same: alike ones beside each other are packed better. */
export function inOrder(parts: readonly ZonePart[]): ZonePart[] {
  return parts.toSorted((a, b) => (a.zone < b.zone ? -1 : 1));
}

function count(zone: Zone | null, field: string, value: string | null, rows: number): void {
  if (zone === null) throw new Error(`The values of ${field} come before the zone's figures.`);
  const counts = zone.values[field] ?? {};
  zone.values[field] = counts;
  if (value !== null) counts[value] = rows;
}

function rangesOf(row: ZoneRow, fields: readonly string[]): Zone['ranges'] {
  return Object.fromEntries(
    fields.map((field, n) => [
      field,
      { min: asWritten(row[`least_${n}`]), max: asWritten(row[`most_${n}`]), nulls: row.rows - Number(row[`known_${n}`]) },
    ]),
  );
}

/** A value as the graph writes it: whole numbers beyond 32 bits and days are read as text already. */
function asWritten(value: string | number | Date | null | undefined): string | number | null {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
