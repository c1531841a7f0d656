import type { Synopsis, Zone } from '@shafaf/shared/synopsis/Synopsis';

/** A contract of a light member. */
export interface LightContract {
  id: string;
  title: string;
  amount: string;
  signedOn: string;
}

/** A member that is nothing but some contracts, largest first, and what it says of them. */
export interface LightMember {
  code: string;
  rows: readonly LightContract[];
  synopsis: Synopsis;
}

/** The same for the same index. Amounts are log-normal, as the heavy members' are. */
export function lightMember(index: number, count: number): LightMember {
  const code = `light-${String(index).padStart(4, '0')}`;
  const chance = chances(index);
  const rows = Array.from({ length: count }, (_, i) => {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    const year = 2016 + Math.floor(chance() * 9);
    return {
      id: `${code}:contracts:${i}`,
      title: `قرارداد ${i}`,
      amount: String(Math.round(Math.exp(21 + 1.7 * normal))),
      signedOn: `${year}-05-05`,
    };
  }).sort((a, b) => Number(b.amount) - Number(a.amount) || (a.id < b.id ? -1 : 1));
  const largest = rows.slice(0, SINGLES);
  const singles = {
    rows: largest.length,
    ranges: { amount: largest.map(({ amount }) => amount), signedOn: largest.map(({ signedOn }) => signedOn) },
    values: {},
  };
  const contracts = { rows: count, zones: zonesOf(rows.slice(SINGLES)), singles, sets: {} };
  return { code, rows, synopsis: { form: 1, member: code, version: '1', categories: { contracts } } };
}

/** How many of its largest contracts a member tells one by one. */
const SINGLES = 40;

/** A zone for each year and order of magnitude, as members make them. */
function zonesOf(rows: readonly LightContract[]): Zone[] {
  const zones = new Map<string, LightContract[]>();
  for (const row of rows) {
    const name = `${row.signedOn} ${row.amount.length}`;
    const zone = zones.get(name);
    if (zone === undefined) zones.set(name, [row]);
    else zone.push(row);
  }
  return [...zones.values()].map((zone) => ({
    rows: zone.length,
    ranges: {
      amount: { min: zone.at(-1)?.amount ?? null, max: zone[0]?.amount ?? null, nulls: 0 },
      signedOn: { min: zone[0]?.signedOn ?? null, max: zone[0]?.signedOn ?? null, nulls: 0 },
    },
    values: {},
  }));
}

/** Numbers from 0 up to 1 that look like chance (a linear congruential generator with Knuth's MMIX constants). */
function chances(seed: number): () => number {
  let state = BigInt(seed + 1);
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number(state >> 33n) / 2 ** 31;
  };
}
