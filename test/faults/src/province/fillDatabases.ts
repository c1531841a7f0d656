import { createHash } from 'node:crypto';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { migrations } from '@shafaf/member/database/migrations';
import { publishContent } from '@shafaf/member/publish/publishContent';
import { connect } from '@shafaf/shared/database/connect';
import type { DatabaseServer } from '@shafaf/shared/database/databaseServer';
import { migrate } from '@shafaf/shared/database/migrate';
import { sql } from 'kysely';
import { type SeededRandom, seededRandom } from '../seededRandom.ts';
import type { TrueRow } from '../truth/Truth.ts';

/** National ids of the suppliers that contracts are with. */
export const suppliers = ['10380284790', '14000123453', '10203456784'] as const;
const methods = ['OPEN', 'SELECTIVE', 'LIMITED', 'DIRECT'] as const;
const words = ['آسفالت', 'خرید', 'ساختمان', 'نگهداری', 'روشنایی'] as const;
const days = ['2022-05-01', '2023-03-20', '2023-03-21', '2024-03-19', '2024-03-20', '2024-10-01', '2025-01-01'] as const;
/** Several are published at once, so that rows have few different times of publication. */
const PUBLICATIONS = 3;

/** Makes a database with a member's tables for each member, with contracts in it, and gives their addresses. */
export async function fillDatabases(
  server: DatabaseServer,
  prefix: string,
  members: readonly string[],
  rowsOf: (member: string) => number,
  seed: number,
): Promise<Map<string, string>> {
  const template = `${prefix}_template`;
  await server.createDatabase(template);
  const empty = connect<MemberDatabase>(server.url(template), { max: 1 });
  await migrate(empty, migrations).finally(() => empty.destroy());
  const urls = new Map<string, string>();
  for (const member of members) {
    const name = `${prefix}_${member.replaceAll('-', '_')}`;
    await server.createDatabase(name, { template });
    urls.set(member, server.url(name));
  }
  await server.dropDatabase(template);
  await Promise.all([...urls].map(([member, url]) => publish(url, member, rowsOf(member), seed)));
  return urls;
}

async function publish(url: string, member: string, rows: number, seed: number): Promise<void> {
  const random = seededRandom(seed ^ createHash('sha256').update(member).digest().readInt32BE());
  const database = connect<MemberDatabase>(url, { max: 1 });
  try {
    for (let time = 0; time < PUBLICATIONS; time++) {
      const items = Array.from({ length: Math.ceil(rows / PUBLICATIONS) }, (_, index) => ({
        localId: `${time}-${index}`,
        content: randomContract(random),
        place: undefined,
      }));
      const result = await publishContent(database, { category: 'contracts', member, source: 'faults', sourceHash: null }, items);
      if (result.rejected > 0) throw new Error(`${result.rejected} contracts of ${member} were rejected`);
    }
  } finally {
    await database.destroy();
  }
}

/** Few different values, so that equal keys and pages that end between them come up often. */
function randomContract(random: SeededRandom) {
  const supplier = random.pick(suppliers);
  return {
    title: `${random.pick(words)} ${random.pick(words)}`,
    sample: random.chance(0.3),
    ...(random.chance(0.9) && { amount: String((1 + random.whole(90)) * 10 ** random.whole(10)) }),
    ...(random.chance(0.9) && { signedOn: random.pick(days) }),
    ...(random.chance(0.8) && { fiscalYear: 1401 + random.whole(4) }),
    ...(random.chance(0.7) && { supplier: { nationalId: supplier, name: `شرکت ${supplier}` } }),
    ...(random.chance(0.7) && { tender: { procurementMethod: random.pick(methods) } }),
  };
}

/** Reads what stands in a member's own table. */
export async function readTruth(url: string, member: string): Promise<TrueRow[]> {
  const database = connect<MemberDatabase>(url, { max: 1 });
  try {
    const { rows } = await sql<Omit<TrueRow, 'member' | 'amount'> & { amount: string | null }>`
      select id, title, amount::text, signed_on::text as "signedOn", fiscal_year as "fiscalYear", sample,
        to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt", supplier_national_id as "supplierId",
        supplier_name as "supplierName", procurement_method as "procurementMethod"
      from contracts where withdrawn_at is null`.execute(database);
    return rows.map((row) => ({ ...row, member, amount: row.amount === null ? null : BigInt(row.amount) }));
  } finally {
    await database.destroy();
  }
}
