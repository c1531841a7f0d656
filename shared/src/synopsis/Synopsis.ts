import { z } from 'zod';

/**
 * What a member says of its data beforehand, so that it need not be asked when it holds nothing that matches, or nothing that
 * could still come into a page. It is served at `/synopsis`, beside `/graphql`, with an `ETag`.
 *
 * A synopsis may say less than is true of a member's data, but nothing that is not: a bound may be wider than the data, a filter may hold
 * more than the data. Counts are exact.
 */
const key = z.union([z.string().max(200), z.number()]);

/** Fields that one part of a synopsis may speak of, and categories that it may have. */
const MOST_NAMES = 50;
/** Different values that a zone may count the rows of, for one field. */
const MOST_VALUES = 200;

/** A record that no reader needs long for. */
function few<Value extends z.ZodType>(value: Value, most = MOST_NAMES) {
  return z
    .record(z.string().max(200), value)
    .refine((record) => Object.keys(record).length <= most, { message: `more than ${most} entries` });
}

/** The values of one field in one zone. */
const range = z
  .object({
    /** Smallest and largest value, as they stand in JSON; null when the zone has none. */
    min: key.nullable(),
    max: key.nullable(),
    /** How many rows have no value. */
    nulls: z.number().int().min(0),
  })
  .refine(({ min, max }) => (min === null) === (max === null), { message: 'has one bound only' });

/** Rows that belong together, such as those of one year and order of magnitude: their bounds are narrower than those of the whole. */
const zone = z.object({
  rows: z.number().int().min(1),
  /** By field of the row type. A field that is not named may hold anything. */
  ranges: few(range),
  /** By field: how many rows have each value. A field that is not named may hold anything. */
  values: few(few(z.number().int().min(1), MOST_VALUES)).default({}),
});

/**
 * Rows that belong to no zone and are told one by one, column by column: those that come first in the usual orders, of the whole and of
 * each zone. Whoever wants the first rows of something mostly wants these, and can tell from them exactly who has them.
 */
const singles = z
  .object({
    rows: z.number().int().min(0).max(4_000),
    /** By field, as zones' `ranges`: the value of each row, null where it has none. A field that is not named may hold anything. */
    ranges: few(z.array(key.nullable())),
    /** By field, as zones' `values`: the value of each row, null where it has none. A field that is not named may hold anything. */
    values: few(z.array(z.string().max(200).nullable())),
  })
  .refine(({ rows, ranges, values }) => [...Object.values(ranges), ...Object.values(values)].every(({ length }) => length === rows), {
    message: 'a column of singles must have a value, or null, for each row',
  });

const category = z
  .object({
    /** Rows that stand. The zones' rows and the singles together. */
    rows: z.number().int().min(0),
    zones: z.array(zone).max(2_000),
    singles: singles.default({ rows: 0, ranges: {}, values: {} }),
    /** By field: a Bloom filter (see `bloomFilterOf`) of the texts it holds. */
    sets: few(z.object({ bits: z.base64().max(4_000_000) })).default({}),
  })
  .refine(({ rows, zones, singles }) => zones.reduce((sum, zone) => sum + zone.rows, singles.rows) === rows, {
    message: 'the rows of the zones and the singles must be the rows of the whole',
  });

export const synopsisForm = z.object({
  /** The form's own number; one that the reader does not know is left aside. */
  form: z.literal(1),
  /** Code of the member. */
  member: z.string(),
  /** Changes whenever anything that the member answers changes. Compared only for being the same. */
  version: z.string().min(1).max(200),
  /** By the category's name in ids, such as `contracts`. */
  categories: few(category),
});

export type Synopsis = z.infer<typeof synopsisForm>;
export type CategorySynopsis = z.infer<typeof category>;
export type Singles = z.infer<typeof singles>;
export type Zone = z.infer<typeof zone>;
export type ValueRange = z.infer<typeof range>;
