import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { SaxesParser } from 'saxes';
import { z } from 'zod';
import { provinceMembers } from '../subgraphs/directory/src/members/provinceMembers.ts';
import { categoryNamed } from '../subgraphs/member/src/categories/categories.ts';
import { publishContent } from '../subgraphs/member/src/publish/publishContent.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const bin = resolve(import.meta.dirname, '../cli/bin/shafaf.js');
const BODIES = ['ahar-municipality', 'ahar-county', 'maragheh-municipality', 'maragheh-county'];
const CATEGORIES = ['contracts', 'budgetLines', 'permits', 'plans'];
let province: TestProvince;
let gateway: string;

beforeAll(async () => {
  province = await startTestProvince(Object.fromEntries(BODIES.map((code) => [code, []])));
  for (const code of BODIES) await publishSamples(code);
  // One that starts now knows of all that was published just before.
  gateway = (await province.addGateway({})).address;
});
afterAll(async () => {
  await province?.stop();
});

async function publishSamples(code: string): Promise<void> {
  const body = provinceMembers.find((each) => each.code === code);
  if (body === undefined) throw new Error(`the register has no ${code}`);
  for (const name of CATEGORIES) {
    const records = categoryNamed(name)
      .samples(body)
      .map((sample) => ({ ...sample, place: undefined }));
    const { rejected } = await publishContent(
      province.database(code),
      { category: name, member: code, source: 'test', sourceHash: null },
      records,
    );
    if (rejected > 0) throw new Error(`${rejected} ${name} were rejected`);
  }
}

/** One figure of all bodies' tables together, in plain SQL. */
async function figure(category: string, select: string, where = 'true'): Promise<bigint> {
  let sum = 0n;
  for (const code of BODIES) {
    const table = sql.table(categoryNamed(category).table);
    const { rows } = await sql<{
      figure: string | null;
    }>`select ${sql.raw(select)} as figure from ${table} where ${sql.raw(where)}`.execute(province.database(code));
    sum += BigInt(rows[0]?.figure ?? 0);
  }
  return sum;
}

async function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await fetch(`${gateway}${path}`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A table of a report: records by heading, without the notes at its end. */
async function table(path: string): Promise<Record<string, string>[]> {
  const { status, text } = await get(`${path}${path.includes('?') ? '&' : '?'}lang=en`);
  if (status !== 200) throw new Error(text);
  const records: Record<string, string>[] = parse(text, { bom: true, columns: true });
  return records.filter((record) => !Object.values(record)[0]?.startsWith('#'));
}

const sumOf = (records: readonly Record<string, string>[], column: string) =>
  records.reduce((sum, record) => sum + BigInt(record[column] || 0), 0n);

/** Reads a page as XML, which is stricter than a browser, and gives the text of each element of a name. */
function textsIn(page: string, wanted: string): string[] {
  const texts: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (name === wanted) texts.push('');
  });
  parser.on('text', (text) => {
    if (open.includes(wanted)) texts[texts.length - 1] += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(page.replace('<!doctype html>', '')).close();
  return texts;
}

describe('figures of the shipped reports are those of all bodies’ tables together', () => {
  test('largest contracts by year: each year’s sum, and its largest ones', async () => {
    const years = await table('/report/largest-contracts.csv?table=years');
    expect(sumOf(years, 'Contracts')).toBe(await figure('contracts', 'count(*)'));
    for (const { 'Fiscal year': year, 'Amount (rial)': amount } of years)
      expect([year, BigInt(amount ?? '')]).toEqual([year, await figure('contracts', 'sum(amount)', `fiscal_year = ${year}`)]);
    const largest = await table('/report/largest-contracts.csv?year=1403&year=1402');
    expect(largest.map(({ 'Fiscal year': year }) => year)).toEqual([...Array(20).fill('1403'), ...Array(20).fill('1402')]);
    const least = largest[19]?.['Amount (rial)'];
    expect(await figure('contracts', 'count(*)', `fiscal_year = 1403 and amount >= ${least}`)).toBe(20n);
    expect(sumOf(largest.slice(0, 20), 'Amount (rial)')).toBe(
      await figure('contracts', 'sum(amount)', `fiscal_year = 1403 and amount >= ${least}`),
    );
  });

  test('suppliers that serve many agencies: only those of so many bodies, with their contracts of all', async () => {
    const suppliers = await table('/report/suppliers-of-many-agencies.csv?minimum=3');
    expect(suppliers.length).toBeGreaterThan(0);
    const counts = suppliers.map(({ Bodies }) => Number(Bodies));
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    for (const { Key: key, 'Amount (rial)': amount, Contracts: count } of suppliers.slice(0, 5)) {
      expect(BigInt(amount ?? '')).toBe(await figure('contracts', 'sum(amount)', `supplier_key = '${key}'`));
      expect(BigInt(count ?? '')).toBe(await figure('contracts', 'count(*)', `supplier_key = '${key}'`));
    }
    const all = await table('/report/suppliers-of-many-agencies.csv?minimum=1');
    expect(BigInt(all.length)).toBe(BigInt(new Set(all.map(({ Key }) => Key)).size));
    expect(sumOf(all, 'Contracts')).toBe(await figure('contracts', 'count(*)', 'supplier_key is not null'));
  });

  test('contracts by method: by the standard’s word, by class, and by the term that the body wrote', async () => {
    const methods = await table('/report/contracts-by-method.csv?year=1403&table=methods');
    expect(sumOf(methods, 'Amount (rial)')).toBe(await figure('contracts', 'sum(amount)', 'fiscal_year = 1403'));
    const without = `fiscal_year = 1403 and procurement_method in ('LIMITED', 'DIRECT')`;
    for (const name of ['classes', 'terms']) {
      const records = await table(`/report/contracts-by-method.csv?year=1403&table=${name}`);
      expect(sumOf(records, 'Amount (rial)')).toBe(await figure('contracts', 'sum(amount)', without));
      expect(sumOf(records, 'Contracts')).toBe(await figure('contracts', 'count(*)', without));
    }
    const waived = (await table('/report/contracts-by-method.csv?year=1403')).find(({ Term }) => Term === 'ترک تشریفات مناقصه');
    expect(BigInt(waived?.['Amount (rial)'] ?? '')).toBe(
      await figure('contracts', 'sum(amount)', `fiscal_year = 1403 and tender->>'procurementMethodDetails' = 'ترک تشریفات مناقصه'`),
    );
  });

  test('spending executed against approved: each phase by itself', async () => {
    const bodies = await table('/report/spending-against-budget.csv?year=1403&table=bodies');
    expect(bodies).toHaveLength(BODIES.length);
    for (const [column, phase] of [
      ['Approved (rial)', 'APPROVED'],
      ['Adjusted (rial)', 'ADJUSTED'],
      ['Executed (rial)', 'EXECUTED'],
    ] as const)
      expect(sumOf(bodies, column)).toBe(
        await figure('budgetLines', 'sum(amount)', `fiscal_year = 1403 and direction = 'EXPENDITURE' and phase = '${phase}'`),
      );
    for (const { 'Approved (rial)': approved, 'Executed (rial)': executed, 'Executed of approved': share } of bodies)
      expect(Number(share)).toBeCloseTo((100 * Number(executed)) / Number(approved), 2);
  });

  test('permits per head: issued ones by municipalities, and no population that nobody knows', async () => {
    const towns = await table('/report/permits-per-head.csv?year=1403');
    expect(towns.map((town) => town['Municipality: code']).sort()).toEqual(BODIES.filter((code) => code.endsWith('-municipality')));
    for (const { 'Municipality: code': code, Permits: count, Population: population, 'Permits per 1,000 people': rate } of towns) {
      const { rows } = await sql<{ count: string }>`
        select count(*) from ${sql.table(categoryNamed('permits').table)} where fiscal_year = 1403 and issued_on is not null
      `.execute(province.database(code ?? ''));
      expect(count).toBe(rows[0]?.count);
      expect(Number(population)).toBe(provinceMembers.find((each) => each.code === code)?.population);
      expect(Number(rate)).toBeCloseTo((1000 * Number(count)) / Number(population), 2);
    }
  });

  test('plans behind schedule: those whose time is over, or whose work lags behind the time', async () => {
    const day = '2025-09-22';
    const late = `plan_status not in ('COMPLETED', 'CANCELLED') and coalesce(physical_progress_pct, 0) < 100`;
    const over = `date '${day}' > period_end`;
    const passed = `100.0 * least(greatest(date '${day}' - period_start + 1, 0), period_end - period_start + 1) / (period_end - period_start + 1)`;
    const where = (margin: number) => `${late} and (${over} or round(${passed}, 2) - physical_progress_pct >= ${margin})`;
    for (const margin of [0, 10, 35]) {
      const plans = await table(`/report/plans-behind-schedule.csv?day=${day}&margin=${margin}`);
      expect([margin, BigInt(plans.length)]).toEqual([margin, await figure('plans', 'count(*)', where(margin))]);
      expect(sumOf(plans, 'Whole budget (rial)')).toBe(await figure('plans', 'sum(budget)', where(margin)));
      const bodies = await table(`/report/plans-behind-schedule.csv?day=${day}&margin=${margin}&table=bodies`);
      expect(sumOf(bodies, 'Plans behind')).toBe(BigInt(plans.length));
    }
  });
});

describe('a report as a page', () => {
  test('is well formed in both languages, with the graph’s totals, a chart beside each table of it, and how it was made', async () => {
    const { reports } = z
      .object({ reports: z.array(z.object({ name: z.string(), title: z.object({ fa: z.string(), en: z.string() }) })) })
      .parse(JSON.parse((await get('/reports.json')).text));
    expect(reports).toHaveLength(6);
    for (const { name, title } of reports)
      for (const lang of ['fa', 'en'] as const) {
        const { status, headers, text } = await get(`/report/${name}.html?lang=${lang}&year=1403`);
        expect([name, status, headers.get('shafaf-coverage')]).toEqual([name, 200, 'complete']);
        expect(textsIn(text, 'h1')).toEqual([title[lang]]);
        expect(text).toContain(`<html lang="${lang}" dir="${lang === 'fa' ? 'rtl' : 'ltr'}">`);
        expect(textsIn(text, 'svg').length).toBeGreaterThan(0);
        expect(textsIn(text, 'pre')[0]).toContain('query ');
        expect(text).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1|www\.w3\.org\/2000\/svg)/);
        // The samples say so of themselves.
        expect(textsIn(text, 'main')[0]).toContain(lang === 'fa' ? 'ساختگی' : 'invented');
      }
    expect(textsIn((await get('/reports')).text, 'h2')).toHaveLength(6);
  });

  test('has Persian digits and Jalali days in Persian', async () => {
    const { text } = await get('/report/contracts-by-method.html?year=1403');
    const total = await figure('contracts', 'count(*)', 'fiscal_year = 1403');
    expect(textsIn(text, 'tfoot')[0]).toContain(new Intl.NumberFormat('fa-IR').format(total));
    expect(textsIn((await get('/report/plans-behind-schedule.html?day=2025-09-22')).text, 'dl')[0]).toContain('۱۴۰۴/۰۶/۳۱');
  });

  test('as a spreadsheet has a sheet for each table, with numbers and days, from right to left', async () => {
    const response = await fetch(`${gateway}/report/largest-contracts.xlsx?year=1403`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="largest-contracts.xlsx"');
    const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    expect(sheets).toHaveLength(3);
    const [about, years, contracts] = sheets;
    expect(about?.rows[0]?.[0]).toBe('بزرگ‌ترین قراردادها به تفکیک سال');
    expect(years?.rows.at(-1)?.slice(0, 2)).toEqual(['جمع', Number(await figure('contracts', 'count(*)'))]);
    const header = contracts?.rows[0] ?? [];
    const row = contracts?.rows[1] ?? [];
    expect(typeof row[header.indexOf('مبلغ (ریال)')]).toBe('number');
    expect(row[header.indexOf('تاریخ امضا (میلادی)')]).toBeInstanceOf(Date);
    expect(row[header.indexOf('تاریخ امضا (شمسی)')]).toMatch(/^1403\/\d\d\/\d\d$/);
  });
});

describe('what is not there or not right', () => {
  const refusedForm = z.object({
    errors: z
      .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string(), messageFa: z.string().optional() }) }))
      .length(1),
  });
  const refused = async (path: string) => {
    const { status, text } = await get(path);
    const [error] = refusedForm.parse(JSON.parse(text)).errors;
    return { status, ...error };
  };

  test.each([
    ['/report/no-such-report.html', 404, 'UNKNOWN_REPORT', 'largest-contracts'],
    ['/report/__proto__.html', 404, 'UNKNOWN_REPORT', 'There is no report "__proto__"'],
    ['/report/..%2f..%2fpackage.json', 404, 'UNKNOWN_REPORT', 'There is no report'],
    ['/report/largest-contracts%2fquery.graphql', 404, 'UNKNOWN_REPORT', 'There is no report'],
    ['/report/largest-contracts', 404, 'NOT_FOUND', '/report/largest-contracts.xlsx'],
    ['/report/largest-contracts.pdf', 404, 'NOT_FOUND', '/report/largest-contracts.html'],
    ['/report/largest-contracts.html?yaer=1403', 400, 'BAD_PARAMETER', 'There is no parameter "yaer"'],
    ['/report/largest-contracts.html?year=last', 400, 'BAD_PARAMETER', 'year'],
    ['/report/largest-contracts.html?after=x', 400, 'BAD_PARAMETER', 'There is no parameter "after"'],
    ['/report/contracts-by-method.html?year=1403&year=1402', 400, 'BAD_PARAMETER', 'year takes one value'],
    ['/report/contracts-by-method.html?memberKind=VILLAGE', 400, 'BAD_PARAMETER', 'MUNICIPALITY'],
    ['/report/plans-behind-schedule.html?day=1404/06/31', 400, 'BAD_PARAMETER', 'day'],
    ['/report/largest-contracts.csv?table=nothing', 400, 'BAD_PARAMETER', 'years, contracts'],
    ['/report/largest-contracts.html?lang=de', 400, 'BAD_PARAMETER', 'fa or en'],
  ])('%s is refused with %i %s', async (path, status, code, says) => {
    const answer = await refused(path);
    expect([answer.status, answer.extensions?.code]).toEqual([status, code]);
    expect(answer.message).toContain(says);
    if (code === 'BAD_PARAMETER') expect(answer.extensions?.messageFa).toMatch(/[آ-ی]/);
  });

  test('a report is made for twenty years at most', async () => {
    const years = Array.from({ length: 21 }, (_, at) => `year=${1380 + at}`).join('&');
    expect(await refused(`/report/largest-contracts.html?${years}`)).toMatchObject({ status: 400, extensions: { parameter: 'year' } });
  });

  test('digits may be Persian', async () => {
    expect(await table('/report/contracts-by-method.csv?year=۱۴۰۳')).toEqual(await table('/report/contracts-by-method.csv?year=1403'));
  });
});

describe('shafaf report', () => {
  /** Runs the program against the gateway; what it prints goes to a folder that is there for this run alone. */
  async function shafaf(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    return new Promise((done) => {
      const environment = { PATH: process.env.PATH, SHAFAF_GATEWAY: gateway };
      execFile(process.execPath, [bin, 'report', ...args], { env: environment }, (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });
  }

  test('makes a report of what the gateway answers', async () => {
    const { code, out, err } = await shafaf(
      'run',
      'contracts-by-method',
      '--parameter',
      'year=1403',
      '--format',
      'csv',
      '--language',
      'en',
      '--output',
      '-',
    );
    expect([code, err]).toEqual([0, 'There are invented sample records in it.\n']);
    const served = (await get('/report/contracts-by-method.csv?year=1403&lang=en')).text;
    // All but the moment at which it was made.
    const timeless = (csv: string) => csv.replace('\ufeff', '').replace(/; made [^;]+;/, '');
    expect(timeless(out)).toBe(timeless(served));
  });

  test('lists the reports with what can be chosen', async () => {
    const { code, out } = await shafaf('list');
    expect(code).toBe(0);
    expect(out).toContain('plans-behind-schedule (version 1): Plans behind schedule');
    expect(out).toMatch(/margin +Margin/);
  });

  test.each([
    ['a report that there is none of', ['run', 'nothing'], 2, 'There is no report "nothing". There are: contracts-by-method'],
    ['a parameter that is none', ['run', 'largest-contracts', '--parameter', 'year'], 2, 'name=value'],
    ['a value that is none', ['run', 'largest-contracts', '--parameter', 'year=last'], 2, 'year'],
    [
      'a gateway that does not answer',
      ['run', 'largest-contracts', '--gateway', 'http://127.0.0.1:1'],
      1,
      'The gateway at http://127.0.0.1:1 cannot be asked',
    ],
  ])('ends with a code of its own for %s', async (_what, args, code, says) => {
    const ended = await shafaf(...args);
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(says)]);
  });

  test('writes a report that lacks a body, says so in it, and ends with 3', async () => {
    const contract = {
      localId: '1',
      content: { title: 'پل', amount: '400', fiscalYear: 1402, tender: { procurementMethod: 'DIRECT' } },
    } as const;
    const small = await startTestProvince({ 'ahar-county': [contract], 'maragheh-county': [contract] });
    try {
      await small.stopMember('ahar-county');
      const lacking = [
        'run',
        'contracts-by-method',
        '--gateway',
        small.address,
        '--parameter',
        'year=1402',
        '--format',
        'csv',
        '--output',
        '-',
      ];
      const { code, out, err } = await shafaf(...lacking);
      expect([code, err]).toEqual([3, expect.stringContaining('ahar-county: missing')]);
      expect(out).toMatch(/# ناقص \/ INCOMPLETE; missing ahar-county/);
      const address = `${small.address}/report/contracts-by-method.html?year=1402&lang=en`;
      const served = await fetch(address);
      expect([served.status, served.headers.get('shafaf-coverage')]).toEqual([200, 'incomplete']);
      const page = await served.text();
      expect(page).toContain('This report is incomplete: the part of 1 of 2 bodies');
      expect(page).toContain('Ahar County (ahar-county)');
      expect((await fetch(address, { headers: { 'shafaf-coverage': 'complete' } })).status).toBe(503);
    } finally {
      await small.stop();
    }
  });
});
