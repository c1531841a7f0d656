import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { migrations } from '@shafaf/member/database/migrations';
import { connect } from '@shafaf/shared/database/connect';
import { migrate } from '@shafaf/shared/database/migrate';
import { startEmbeddedPostgres } from '@shafaf/shared/postgres/startEmbeddedPostgres';
import { z } from 'zod';
import { copyRows } from './copyRows.ts';
import { writeRegister } from './writeRegister.ts';

// npm run bench:publish: a register of a million rows is published into an empty member, beside COPY of the same rows.

const GOALS = { ratio: 0.15, megabytes: 300 };
const DATABASE = 'bench_publish';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
const rows = Number(values.rows);
if (!Number.isInteger(rows) || rows < 1_000) {
  console.error('Usage: npm run bench:publish -- [--rows 1000000]');
  process.exit(2);
}

const publishedForm = z.object({ rows: z.number(), added: z.number(), seconds: z.number(), peakMegabytes: z.number() });

async function publish(url: string, file: string): Promise<z.infer<typeof publishedForm>> {
  const program = fileURLToPath(new URL('publishRegister.js', import.meta.url));
  const child = spawn(process.execPath, [program, url, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (text) => {
    out += String(text);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`Publishing ended with ${String(code)}.`);
  return publishedForm.parse(JSON.parse(out));
}

const folder = mkdtempSync(join(tmpdir(), 'shafaf-bench-publish-'));
// Root's Postgres runs as another user, who must be able to enter.
chmodSync(folder, 0o711);
const server = await startEmbeddedPostgres({ directory: folder, settings: { fsync: 'off' }, elsewhere: join(folder, 'elsewhere') });
try {
  const file = join(folder, 'register.csv');
  await writeRegister(file, rows);
  await server.createDatabase(DATABASE);
  const url = server.url(DATABASE);
  const db = connect<unknown>(url, { max: 1 });
  await migrate(db, migrations);
  await db.destroy();

  console.log(`Publishing ${rows} rows of CSV …`);
  const { seconds, added, peakMegabytes } = await publish(url, file);
  console.log('The same file again, of which nothing has changed …');
  const again = await publish(url, file);
  console.log('COPY of the same rows …');
  const [contracts, revisions] = [await copyRows(url, 'contracts', folder), await copyRows(url, 'revisions', folder)];

  const perSecond = (time: number) => added / time;
  const published = perSecond(seconds);
  const copied = perSecond(contracts.indexed + revisions.indexed);
  const peak = Math.max(peakMegabytes, again.peakMegabytes);
  const line = (name: string, figure: string) => console.log(`  ${name.padEnd(52)}${figure.padStart(12)}`);
  const whole = (number: number) => Math.round(number).toLocaleString('en');
  line('published, rows/s', whole(published));
  line('published again, nothing changed, rows/s', whole(again.rows / again.seconds));
  line('COPY into both tables with their indexes, rows/s', whole(copied));
  line('COPY into contracts with its indexes, rows/s', whole(perSecond(contracts.indexed)));
  line('COPY into contracts without an index, rows/s', whole(perSecond(contracts.bare)));
  line(`published ÷ COPY into both (goal ≥ ${GOALS.ratio})`, (published / copied).toFixed(2));
  line(`published ÷ COPY into contracts (goal ≥ ${GOALS.ratio})`, (published / perSecond(contracts.indexed)).toFixed(2));
  line(`largest memory of the publishing process, MB (goal ≤ ${GOALS.megabytes})`, whole(peak));
  process.exitCode = published / perSecond(contracts.indexed) >= GOALS.ratio && peak <= GOALS.megabytes ? 0 : 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
