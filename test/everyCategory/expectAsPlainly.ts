import { expect } from '@jest/globals';
import type { Listing } from '../../cli/src/conformance/listingsOf.ts';
import { seededRandom } from '../../subgraphs/member/test/seededRandom.ts';
import type { Compared } from './Compared.ts';
import { conditionsOf } from './conditionsOf.ts';
import { expectFigures } from './expectFigures.ts';
import { both, expectFiltered, expectWalks, wayOf } from './expectRows.ts';
import { readPlainly } from './readPlainly.ts';

/** Of each list: pages of a walk, and as many groups as there are. */
const PAGES = 3;
const ALL_GROUPS = 1_000;

/**
 * Holds a list of the province against its members, in all that the contract offers of it: its orders walked either way; each field of its filter with
 * values that rows have and with odd ones, alone and two by two; and its figures for these, in all and by each grouping.
 * @param seed decides the values, orders and pairs
 * @param conditions of each field of the filter
 */
export async function expectAsPlainly(compared: Compared, listing: Listing, seed: number, conditions: number): Promise<void> {
  const random = seededRandom(seed);
  const rows = await readPlainly(compared, listing);
  expect(rows.length).toBeGreaterThan(0);
  await expectWalks(compared, listing, rows, Math.ceil(rows.length / PAGES));

  const alone = conditionsOf(listing, rows, compared.members, random, conditions);
  const drawn = () => alone[random.whole(alone.length)] ?? { filter: {}, leaves: () => true };
  const pairs = Array.from({ length: Math.ceil(alone.length / 3) }, () => both(drawn(), drawn()));
  const filtered = [{ filter: {}, leaves: () => true }, ...alone, ...pairs];
  const left = [];
  for (const condition of filtered)
    left.push({ filter: condition.filter, rows: await expectFiltered(compared, listing, rows, condition, random) });

  // Each grouping is tried over all rows, and over what is left of them now and then; more so where something is.
  const chosen = left.filter(({ rows: { length } }, index) => index === 0 || (length > 0 ? index % 3 === 0 : index % 11 === 0));
  const groupings = [null, ...(listing.totals?.groups?.by ?? [])];
  for (let index = 0; index < Math.max(chosen.length, groupings.length); index++) {
    const { filter, rows: its } = chosen[index % chosen.length] ?? { filter: {}, rows };
    const first = random.chance(0.7) ? ALL_GROUPS : random.whole(5);
    const by = groupings[index % groupings.length] ?? null;
    await expectFigures(compared, listing, its, filter, wayOf(compared, index), by, first);
  }
}
