import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import { type Kysely, sql } from 'kysely';
import { listsOf } from '../gateway/src/addresses/listAddress.ts';
import { recordPaths, selectionOf } from '../gateway/src/exports/recordPaths.ts';
import { readRules, rowType } from '../gateway/src/scatter/rules.ts';
import { disclosuresSdl } from '../schema/src/contract.ts';
import { readFileColumns } from '../schema/src/fileColumns.ts';
import { connect } from '../shared/src/database/connect.ts';
import { categories } from '../subgraphs/member/src/categories/categories.ts';
import type { MemberDatabase } from '../subgraphs/member/src/database/MemberDatabase.ts';
import { publishContent } from '../subgraphs/member/src/publish/publishContent.ts';
import { publishFiles } from '../subgraphs/member/src/publish/publishFiles.ts';
import { createMemberDatabase, type TestDatabase } from './testDatabase.ts';
import { type GivenContract, startTestProvince, type TestProvince } from './testProvince.ts';

const TABRIZ = 'tabriz-municipality';
const AHAR = 'ahar-municipality';
const codes = ['tabriz-county', TABRIZ, 'ahar-county', AHAR];
const rules = readRules(disclosuresSdl);
const lists = [...listsOf(rules)].map(([category, list]) => ({ category, list }));

let province: TestProvince;
/** A gateway that asks everybody for pages as all clients can have them. */
let plain: { address: string };
/** Where what was exported is published again. */
let again: TestDatabase;
let republished: Kysely<MemberDatabase>;
let folder: string;
/** Their records refer to others, by global ids when they are exported, where samples have the bodies' own. */
const NAMED_GLOBALLY = new Set(['permits', 'plans', 'regulations', 'research']);

beforeAll(async () => {
  province = await startTestProvince(Object.fromEntries(codes.map((code) => [code, contracts(code)])));
  for (const code of [TABRIZ, AHAR])
    for (const category of categories) {
      const body = { code, kind: 'MUNICIPALITY' as const, nameFa: 'شهرداری', population: 200_000 };
      const samples = category.samples(body).map((sample) => ({ ...sample, place: undefined }));
      await publishContent(province.database(code), { category: category.name, member: code, source: 'test', sourceHash: null }, samples);
    }
  plain = await province.addGateway({ shortcuts: { prune: false, remember: false, largePages: false } });
  again = await createMemberDatabase();
  republished = connect<MemberDatabase>(again.url, { max: 2 });
  folder = await mkdtemp(join(tmpdir(), 'shafaf-exports-'));
});
afterAll(async () => {
  await province?.stop();
  await republished?.destroy();
  await again?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Contracts with what is hard to write in a file. */
function contracts(code: string): GivenContract[] {
  const count = code === TABRIZ ? 450 : 40;
  return Array.from({ length: count }, (_, i) => ({
    localId: i === 7 ? '7:"٪%,7' : `x${i}`,
    content: {
      title:
        ['=HYPERLINK("http://x")', '@SUM(1)', '-2+3', '+1', 'قرارداد، «شمارهٔ» "۱"', 'یک\nدو', "'نقل", 'ساده; با | جدا؛ کننده'][i % 8] ?? '',
      ...(i % 9 > 0 && { amount: ['0', '-5', '9007199254740993', '999999999999999999', '1000'][i % 5] }),
      ...(i % 4 > 0 && { signedOn: ['2023-03-20', '2024-03-20', '2025-01-01'][i % 3], fiscalYear: [1401, 1403, 1403][i % 3] }),
      ...(i % 3 > 0 && { supplier: { name: '\t=شرکت', ...(i % 2 === 0 && { nationalId: '10380284790' }) } }),
      ...(i % 6 === 0 && {
        awards: [{ id: '1', value: '5', suppliers: [{ name: 'الف', identifier: { scheme: 'X', id: '؛|' } }] }],
        amendments: [{ date: '2024-01-01', description: 'a"b' }],
        implementation: { transactions: [{ id: 't', value: '7' }], milestones: [] },
        tender: { procurementMethod: 'OPEN' as const, value: '3' },
        originalValue: { amount: '1.5', currency: 'EUR', rate: '600000' },
        documents: [{ url: 'https://example.ir/a,b', title: 'سند' }],
        redactions: [{ field: 'title', legalArticle: '۱' }],
      }),
    },
  }));
}

async function fetchText(path: string, address = province.address, headers: Record<string, string> = {}) {
  const response = await fetch(`${address}/export/${path}`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The records of an export as NDJSON, and what it says of itself. */
async function exported(path: string, address = province.address): Promise<{ records: { id: string }[]; manifest: Manifest }> {
  const { status, text } = await fetchText(path, address);
  expect([path, status]).toEqual([path, 200]);
  const lines: unknown[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { export: manifest } = Object(lines.pop());
  return { records: lines as { id: string }[], manifest };
}

interface Manifest {
  rows: number;
  complete: boolean;
  figures: Record<string, string>;
  last: { key: unknown; id: string };
  coverage: { missing: { code: string }[] };
  changed: string[];
}

describe.each(lists)('an export of $category', ({ category, list }) => {
  test('has the records of all pages of the list, in their order, and sums that are those of the graph', async () => {
    const type = rowType(list);
    if (type === undefined) throw new Error(`${category} has no rows`);
    const query = `query ($after: String) { ${list.name}(first: 200, after: $after) { nodes { ${selectionOf(['id', ...recordPaths(rules, type)])} } pageInfo { hasNextPage endCursor } } }`;
    const records: unknown[] = [];
    for (let after: string | null = null; ; ) {
      const { data, errors } = await province.ask(query, { after });
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = Object(data)[list.name];
      records.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    const { records: found, manifest } = await exported(`${category}.ndjson`);
    expect(found.length).toBeGreaterThan(3);
    expect(found).toEqual(records);
    expect(manifest).toMatchObject({ rows: records.length, complete: true, changed: [] });

    const totals = rules.schema.getQueryType()?.getFields()[`${list.name.replace(/s$/, '')}Totals`];
    if (totals === undefined) return;
    const { data } = await province.ask(`{ ${totals.name} { ${Object.keys(manifest.figures).join(' ')} } }`);
    const figures = Object.entries(Object(data)[totals.name]).map(([name, value]) => [name, String(value)]);
    expect(manifest.figures).toEqual(Object.fromEntries(figures));
  });

  test('has the same bytes however members are asked', async () => {
    const conditions = category === 'contracts' ? ['csv?minAmount=1000&procurementMethod=OPEN', 'csv?supplier=10380284790'] : [];
    for (const asked of ['csv', 'ndjson', ...conditions]) {
      const [large, usual] = await Promise.all(
        [province.address, plain.address].map((address) => fetchText(`${category}.${asked}`, address)),
      );
      const withoutTimes = (text = '') => text.replace(/\n\{"export":.*/, '');
      expect(withoutTimes(large?.text)).toBe(withoutTimes(usual?.text));
    }
  });

  test('as CSV with headings of either language, or as a spreadsheet, can be published as it is, and says the same', async () => {
    const columns = readFileColumns().get(category) ?? [];
    expect(columns.length).toBeGreaterThan(5);
    const { table = '' } = categories.find(({ name }) => name === category) ?? {};
    const hashes = async (db: Kysely<MemberDatabase>) => {
      const { rows } = await sql<{ id: string; content_hash: string }>`
        select id, content_hash from ${sql.table(table)} where withdrawn_at is null order by id`.execute(db);
      return new Map(rows.map(({ id, content_hash }) => [id, content_hash]));
    };
    const before = await hashes(province.database(TABRIZ));
    for (const [at, name] of [`${category}.csv?lang=fa`, `${category}.csv?lang=en`, `${category}.xlsx?lang=fa`].entries()) {
      const path = join(folder, `${at}-${name.replace(/\?.*/, '')}`);
      const response = await fetch(`${province.address}/export/${name}&member=${TABRIZ}`);
      await writeFile(path, Buffer.from(await response.arrayBuffer()));
      const report = await publishFiles(republished, { category, member: TABRIZ, files: [path], folder });
      expect(report).toMatchObject({ rows: before.size, rejected: 0, ...(at > 0 && { unchanged: before.size }) });
    }
    const after = await hashes(republished);
    expect([...after.keys()]).toEqual([...before.keys()]);
    if (!NAMED_GLOBALLY.has(category)) expect(after).toEqual(before);
  });
});

describe('an export', () => {
  test('is filtered and ordered by the parameters of the list, each by its own name', async () => {
    const { records } = await exported(
      `contracts.ndjson?member=${AHAR}&member=tabriz-county&minAmount=90000000000000&orderBy=SIGNED_ON&direction=ASC`,
    );
    const { data } =
      await province.ask(`{ contracts(first: 200, filter: { member: ["${AHAR}", "tabriz-county"], minAmount: "90000000000000" },
      orderBy: { field: SIGNED_ON, direction: ASC }) { nodes { id } } }`);
    expect(records.map(({ id }) => id)).toEqual(Object(data).contracts.nodes.map(({ id }: { id: string }) => id));
    expect(records.length).toBeGreaterThan(10);
  });

  test('as CSV begins with a mark, and no cell of it is a formula for a spreadsheet', async () => {
    const response = await fetch(`${province.address}/export/contracts.csv`);
    const { headers } = response;
    const text = Buffer.from(await response.arrayBuffer()).toString();
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="contracts.csv"');
    expect(text.startsWith('\ufeff')).toBe(true);
    const rows: string[][] = parseCsv(text.slice(1));
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r]|^-\D/);
    expect(rows.some((row) => row.includes('9007199254740993') && row.includes('1403/01/01'))).toBe(true);
  });

  test('as JSON is one object with the records and the manifest', async () => {
    const { text } = await fetchText('permits.json?lang=en');
    const { records } = await exported('permits.ndjson');
    expect(JSON.parse(text)).toMatchObject({ records, export: { export: 'permits', rows: records.length } });
  });

  test('goes on after any record, so that one that was cut off need not begin again', async () => {
    const whole = await exported('contracts.ndjson');
    for (const at of [0, 200, 333]) {
      const { id, amount } = Object(whole.records[at]);
      const { records } = await exported(`contracts.ndjson?after=${encodeURIComponent(JSON.stringify([amount, id]))}`);
      expect(records).toEqual(whole.records.slice(at + 1));
    }
    const end = encodeURIComponent(JSON.stringify([whole.manifest.last.key, whole.manifest.last.id]));
    expect((await exported(`contracts.ndjson?after=${end}`)).records).toEqual([]);
  });

  test('says in trailers how it ended', async () => {
    const trailers = await new Promise<NodeJS.Dict<string>>((resolve, reject) => {
      get(`${province.address}/export/contracts.csv`, (response) => {
        response.resume().on('end', () => resolve(response.trailers));
      }).on('error', reject);
    });
    const { manifest } = await exported('contracts.ndjson');
    expect(trailers).toEqual({ 'shafaf-coverage': 'complete', 'shafaf-rows': String(manifest.rows), 'shafaf-missing': '' });
  });

  test.each([
    ['contracts.csv?minAmont=3', 400, 'BAD_PARAMETER', /minAmont.*minAmount, maxAmount/s],
    ['contracts.csv?minAmount=many', 400, 'BAD_PARAMETER', /minAmount/],
    ['contracts.csv?minAmount=1&minAmount=2', 400, 'BAD_PARAMETER', /minAmount takes one value/],
    ['contracts.csv?procurementMethod=OPEN&procurementMethod=SOMEHOW', 400, 'BAD_PARAMETER', /OPEN, SELECTIVE, LIMITED, DIRECT/],
    ['contracts.csv?fiscalYear=1402.5', 400, 'BAD_PARAMETER', /fiscalYear/],
    ['contracts.csv?orderBy=TITLE', 400, 'BAD_PARAMETER', /AMOUNT, SIGNED_ON, PUBLISHED_AT/],
    ['contracts.csv?lang=de', 400, 'BAD_PARAMETER', /fa or en/],
    ['contracts.csv?after=[1]', 400, 'BAD_PARAMETER', /cursor/],
    ['contracts.csv?after=xyz', 400, 'BAD_CURSOR', /cursor/],
    ['contracts.csv?after=["many","tabriz-municipality:contracts:1"]', 400, 'BAD_CURSOR', /Rial/],
    ['contracts.csv?member=nowhere', 400, 'UNKNOWN_MEMBER', /nowhere/],
    ['contracts.pdf', 404, 'NOT_FOUND', /contracts\.csv/],
    ['__proto__.csv', 404, 'NOT_FOUND', /contracts/],
    ['secrets.csv', 404, 'NOT_FOUND', /contracts/],
  ])('at %s is refused with what could be asked', async (path, status, code, message) => {
    const { status: found, text } = await fetchText(path);
    expect([found, JSON.parse(text).errors[0].extensions.code]).toEqual([status, code]);
    expect(JSON.parse(text).errors[0].message).toMatch(message);
    if (code === 'BAD_PARAMETER') expect(JSON.parse(text).errors[0].extensions.messageFa).toMatch(/[آ-ی]/);
  });

  test('can be found: what there is, in which formats, with which parameters', async () => {
    const response = await fetch(`${province.address}/export`);
    const { exports } = JSON.parse(await response.text());
    expect(exports.map(({ category }: { category: string }) => category).sort()).toEqual(categories.map(({ name }) => name).sort());
    expect(exports.find(({ category }: { category: string }) => category === 'contracts')).toMatchObject({
      formats: ['csv', 'xlsx', 'ndjson', 'json', 'parquet', 'ocds.json', 'ocds.ndjson'],
      parameters: expect.arrayContaining(['minAmount', 'member', 'text', 'orderBy', 'direction', 'lang', 'after', 'first']),
    });
  });

  test('that others leave no room for is refused until one of them has ended', async () => {
    const { address } = await province.addGateway({
      exports: { concurrent: 1 },
      shortcuts: { prune: false, remember: false, largePages: false },
    });
    const [one, other] = await Promise.all([fetchText('contracts.csv', address), fetchText('contracts.csv', address)]);
    expect([one.status, other.status].sort()).toEqual([200, 429]);
    expect((await fetchText('contracts.csv', address)).status).toBe(200);
  });
});

const data = process.env.SHAFAF_TEST_DATA ?? resolve(import.meta.dirname, '../../shared/data');
const schemas = join(data, 'ocds/schema');
/** The official schemas of OCDS 1.1.5. */
const validating = existsSync(schemas) ? test : test.skip;

function ocdsValidator() {
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schema = (name: string) => JSON.parse(readFileSync(join(schemas, `${name}-schema.json`), 'utf8'));
  ajv.addSchema(schema('release'));
  return { package: ajv.compile(schema('release-package')), release: ajv.compile({ $ref: schema('release').id }) };
}

describe('contracts as OCDS', () => {
  let ocds: { address: string };
  beforeAll(async () => {
    ocds = await province.addGateway({ ocds: { ocidPrefix: 'ocds-a1b2c3', publisher: 'استان' } });
  });

  validating('are a package and releases that hold against the official schemas', async () => {
    const validate = ocdsValidator();
    const { status, text } = await fetchText('contracts.ocds.json', ocds.address);
    expect(status).toBe(200);
    const whole = JSON.parse(text);
    expect([validate.package(whole), validate.package.errors]).toEqual([true, null]);
    expect(whole).toMatchObject({ version: '1.1', publisher: { name: 'استان' }, export: { complete: true } });
    const lines = (await fetchText('contracts.ocds.ndjson', ocds.address)).text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(whole.releases);
    for (const line of lines) expect([validate.release(JSON.parse(line)), validate.release.errors]).toEqual([true, null]);
    expect(new Set(whole.releases.map(({ ocid }: { ocid: string }) => ocid)).size).toBe(lines.length);
  });

  test('say to whoever reads them what the graph says, every digit of it', async () => {
    const { text } = await fetchText(`contracts.ocds.json?member=${TABRIZ}`, ocds.address);
    expect(text).toContain('"amount":999999999999999999,');
    const path = join(folder, 'releases.json');
    await writeFile(path, text);
    const own = await createMemberDatabase();
    const database = connect<MemberDatabase>(own.url, { max: 2 });
    try {
      const report = await publishFiles(database, { category: 'contracts', member: TABRIZ, files: [path], format: 'ocds', folder });
      expect(report).toMatchObject({ rejected: 0 });
      const said = async (db: Kysely<MemberDatabase>) => {
        const { rows } = await sql`
          select title, amount, signed_on, description, period_start, period_end, contract_status, amendments,
            procurement_method, implementation, documents
          from contracts where withdrawn_at is null order by title, amount, signed_on, amendments::text,
            description, period_start, documents::text, procurement_method, contract_status, period_end`.execute(db);
        return rows;
      };
      expect(await said(database)).toEqual(await said(province.database(TABRIZ)));
      const { parties, awards } = JSON.parse(text).releases.find(
        ({ contracts }: { contracts: { id: string }[] }) => contracts[0]?.id === 'x2',
      );
      expect(parties).toContainEqual(expect.objectContaining({ id: '10380284790', roles: ['supplier'] }));
      expect(awards).toEqual([{ id: 'x2-award', suppliers: [{ id: '10380284790', name: '=شرکت' }] }]);
    } finally {
      await database.destroy();
      await own.drop();
    }
  });

  test('are refused where a contract has no ocid, and the gateway no prefix to make one of', async () => {
    const { status, text } = await fetchText('contracts.ocds.json');
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([422, 'OCID_PREFIX_MISSING']);
  });

  test('are there for no other category', async () => {
    expect((await fetchText('permits.ocds.json', ocds.address)).status).toBe(404);
  });
});

describe('an export of a province in which a member is down', () => {
  let partial: TestProvince;
  beforeAll(async () => {
    partial = await startTestProvince({ 'ahar-county': contracts('ahar-county'), [AHAR]: contracts(AHAR) });
    await partial.stopMember('ahar-county');
  });
  afterAll(() => partial?.stop());

  test('says so in the header, the trailer, the manifest and the last row; whoever wants all gets nothing', async () => {
    const { headers, text } = await fetchText('contracts.csv', partial.address);
    expect([headers.get('shafaf-coverage'), headers.get('shafaf-missing')]).toEqual(['incomplete', 'ahar-county;reason=UNREACHABLE']);
    expect(text.trimEnd().split('\r\n').at(-1)).toMatch(/^"?# ناقص \/ INCOMPLETE — \d+ rows; missing: ahar-county \(UNREACHABLE\)"?,+$/);
    const { manifest } = await exported('contracts.ndjson', partial.address);
    expect(manifest).toMatchObject({ complete: false, coverage: { missing: [{ code: 'ahar-county' }] } });
    const refused = await fetchText('contracts.csv', partial.address, { 'shafaf-coverage': 'complete' });
    expect([refused.status, JSON.parse(refused.text).errors[0].extensions.code]).toEqual([503, 'INCOMPLETE']);
  });
});
