import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import iconv from 'iconv-lite';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { checkMapping } from './mapping/readMapping.ts';
import type { Problem } from './Problem.ts';
import { type FilesRequest, publishFiles } from './publishFiles.ts';
import { xlsxFile, zip } from './testing/xlsxFile.ts';

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
let folder: string;
let member: string;
let count = 0;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(async () => {
  member = `member-${++count}`;
  folder = await mkdtemp(join(tmpdir(), 'shafaf-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Publishes one file; `problems` are those of all rejected rows. */
async function publish(name: string, content: string | Buffer, map: object | null = null, more: Partial<FilesRequest> = {}) {
  return publishPaths([await file(name, content)], map, more);
}

async function publishPaths(files: string[], map: object | null = null, more: Partial<FilesRequest> = {}) {
  const problems: (Problem & { row: number | null })[] = [];
  const report = await publishFiles(db, {
    category: 'contracts',
    member,
    files,
    folder,
    ...(map && { mapping: checkMapping(map) }),
    onRejected: (row) => void problems.push(...row.problems.map((problem) => ({ ...problem, row: row.place.row }))),
    ...more,
  });
  const { rows, added, changed, unchanged, rejected, skipped, superseded } = report;
  expect(added + changed + unchanged + rejected + skipped + superseded).toBe(rows);
  return { ...report, problems };
}

const stored = async () =>
  (
    await sql<
      Record<string, unknown>
    >`select substr(id, length(${`${member}:contracts:`}) + 1) as local, * from contracts where starts_with(id, ${`${member}:`}) order by id`.execute(
      db,
    )
  ).rows;

const HEADER = 'شماره قرارداد,عنوان,مبلغ (ریال),تاریخ قرارداد';

describe('a CSV file', () => {
  test('is known by its Persian header, with Persian digits, Jalali days and the law’s own terms', async () => {
    const report = await publish(
      'a.csv',
      `\ufeff${HEADER},پیمانکار,شناسه ملی,روش انجام معامله,نوع معامله,یادداشت\r\n` +
        '۱۴۰۲-۱۱۸,آسفالت معابر,۱٬۲۳۴٬۰۰۰٬۰۰۰,۱۴۰۲/۰۵/۱۲,شرکت الف,۱۰۳۸۰۲۸۴۷۹۰,مناقصه عمومي,عمران,x\r\n',
    );
    expect(report).toMatchObject({ rows: 1, added: 1, files: [{ format: 'csv', ignoredColumns: ['یادداشت'] }] });
    expect(await stored()).toMatchObject([
      {
        local: '1402-118',
        amount: '1234000000',
        signed_on: '2023-08-03',
        fiscal_year: 1402,
        supplier_national_id: '10380284790',
        procurement_method: 'OPEN',
        tender: { procurementMethod: 'OPEN', procurementMethodDetails: 'مناقصه عمومي', mainProcurementCategory: 'WORKS' },
      },
    ]);
  });

  test('is known by its English header, whatever the delimiter', async () => {
    for (const [name, delimiter] of [
      ['a.csv', ';'],
      ['b.tsv', '\t'],
      ['c.txt', '|'],
    ] as const)
      expect(
        await publish(name, `Contract Number${delimiter}TITLE${delimiter}amount\n${name}${delimiter}x, y${delimiter}5\n`),
      ).toMatchObject({ added: 1 });
    expect((await stored()).map(({ local, title, amount }) => [local, title, amount])).toEqual([
      ['a.csv', 'x, y', '5'],
      ['b.tsv', 'x, y', '5'],
      ['c.txt', 'x, y', '5'],
    ]);
  });

  test('in toman is known by its header, and counts ten rial', async () => {
    await publish('a.csv', 'id,title,مبلغ (تومان)\n1,a,۵۰۰\n2,b,۵ تومان\n');
    await publish('b.csv', 'id,title,Amount (Toman)\n3,c,7\n');
    expect((await stored()).map(({ amount }) => amount)).toEqual(['5000', '50', '70']);
  });

  test('in thousands or millions of rial is known by its header too, and exact to the rial', async () => {
    await publish('a.csv', 'id,title,مبلغ (میلیون ریال)\n1,a,۱٬۲۳۴٫۵\n2,b,-3\n');
    await publish('b.csv', 'id,title,Amount (Thousand Rial)\n3,c,7\n');
    await publish('d.csv', 'id,title,مبلغ قرارداد (میلیون تومان)\n5,e,۰٫۵\n');
    await publish('c.csv', 'id,title,value\n4,d,0.000001\n', {
      columns: { localId: 'id', title: 'title', amount: { column: 'value', unit: 'millionRial' } },
    });
    expect((await stored()).map(({ amount }) => amount)).toEqual(['1234500000', '-3000000', '7000', '1', '5000000']);
  });

  test('may be in an older encoding, when the mapping says so, or in UTF-16 with its mark', async () => {
    const text = 'id,title\n1,شركت پژواک\n';
    expect(await publish('a.csv', iconv.encode(text, 'windows-1256'), { encoding: 'windows-1256' })).toMatchObject({ added: 1 });
    expect(await publish('b.csv', iconv.encode(text.replace('1,', '2,'), 'utf-16le', { addBOM: true }))).toMatchObject({ added: 1 });
    expect((await stored()).map(({ title }) => title)).toEqual(['شركت پژواک', 'شركت پژواک']);
  });

  test('may be tried out as samples, which real records replace', async () => {
    const content = `${HEADER}\n1,پل,5,1402/01/01\n`;
    expect(await publish('a.csv', content, null, { samples: true })).toMatchObject({ added: 1 });
    expect(await stored()).toMatchObject([{ local: '1', sample: true }]);
    expect(await publish('a.csv', content)).toMatchObject({ changed: 1 });
    expect(await stored()).toMatchObject([{ local: '1', sample: false }]);
  });

  test('names every bad row by line, column and value, and the good ones go in', async () => {
    const report = await publish(
      'a.csv',
      `${HEADER},شناسه ملی\n1,"دو\nخط",5,1402/01/01,\n2,ب,xww,1402/13/01,11111111111\n3,,5,,\n4,ت,1.5,,\n5,ث,12 تومان,,\n6,ج,1.5E+10,1402/01/01-1402/02/01,\n`,
    );
    expect(report).toMatchObject({ rows: 6, added: 1, rejected: 5 });
    expect(report.problems.map(({ row, column, value, reason }) => [row, column, value, reason.en])).toEqual([
      [4, 'مبلغ (ریال)', 'xww', 'This is no number.'],
      [
        4,
        'تاریخ قرارداد',
        '1402/13/01',
        'This is no day in the style YYYY/MM/DD (of either calendar) or DD.MM.YYYY, or there is no such day.',
      ],
      [4, 'شناسه ملی', '11111111111', 'This is no national id of a legal person: it needs 11 digits, the last of which checks the others.'],
      [5, 'عنوان', null, 'This is required and is empty.'],
      [6, 'مبلغ (ریال)', '1.5', 'An amount in rial has no fraction.'],
      [7, 'مبلغ (ریال)', '12 تومان', 'The amount is in toman, not in rial.'],
      [8, 'مبلغ (ریال)', '1.5E+10', 'A spreadsheet has shortened this number, so that digits are lost.'],
      [8, 'تاریخ قرارداد', '1402/01/01-1402/02/01', 'These are two days where one is expected.'],
    ]);
    for (const { reason, whatToDo } of report.problems) for (const { fa } of [reason, whatToDo]) expect(fa).toMatch(/[ا-ی]/);
  });

  test('rejects can be mended and published again, and hit the record they are', async () => {
    const map = { header: false, columns: { title: 2, amount: 3 }, id: '{#1}', duplicateIds: 'number' };
    await publish('a.csv', '7,first,1\n7,second,oops\n7,=third,3\n', map);
    const rejects = await readFile(join(folder, 'a.csv.rejects.csv'), 'utf8');
    expect(rejects).toMatch(/^\ufeff7,second,oops,.*,shafaf-id: 7-2\r\n$/);
    await publish('mended.csv', rejects.replace('oops', '2'), map);
    expect((await stored()).map(({ local, title, amount }) => [local, title, amount])).toEqual([
      ['7', 'first', '1'],
      ['7-2', 'second', '2'],
      ['7-3', '=third', '3'],
    ]);
    const whole = await publish('b.csv', '7,first,1\n7,second,2\n7,=third,3\n', map);
    expect(whole).toMatchObject({ unchanged: 3 });
  });

  test('rejects with a header keep it, guard formulas, and lose their explanation when published again', async () => {
    await publish('a.csv', 'id,title,amount,=note\n-1,=1+1,x,@y\n');
    const rejects = await readFile(join(folder, 'a.csv.rejects.csv'), 'utf8');
    expect(rejects.split('\r\n')[0]).toBe(
      "\ufeffid,title,amount,'=note,file,row,column,value,problem,مشکل,what to do,چه باید کرد,shafaf-id",
    );
    expect(rejects.split('\r\n')[1]).toMatch(/^'-1,'=1\+1,x,'@y,/);
    expect(await publish('mended.csv', rejects.replace(',x,', ',5,'))).toMatchObject({ added: 1, rejected: 0 });
    expect(await stored()).toMatchObject([{ local: '-1', title: '=1+1', amount: '5' }]);
  });

  test('publishing it again changes nothing; a changed row is a revision', async () => {
    const text = 'id,title,amount\n1,a,1\n2,b,2\n';
    await publish('a.csv', text);
    expect(await publish('renamed.csv', text)).toMatchObject({ added: 0, unchanged: 2 });
    expect(await publish('a.csv', text.replace('b,2', 'b,3'))).toMatchObject({ changed: 1, unchanged: 1 });
  });

  test('empty rows, and rows that the mapping skips, are counted and listed', async () => {
    const report = await publish('a.csv', 'id,title,amount\n1,a,1\n,,\n,جمع کل,1\n', {
      skip: [{ column: 'title', pattern: '^جمع', because: 'a line of totals' }],
    });
    expect(report).toMatchObject({
      rows: 3,
      added: 1,
      skipped: 2,
      files: [
        {
          skippedRows: [
            { row: 3, because: 'the row is empty' },
            { row: 4, because: 'a line of totals' },
          ],
        },
      ],
    });
  });

  test('a row that a stray quote or delimiter has broken is not taken for another', async () => {
    const report = await publish('a.csv', 'id,title,amount\n1,a,b,5\n2,c\n3,say "x" y,1\n');
    expect(report).toMatchObject({ added: 1, rejected: 2 });
    expect(report.problems.map(({ reason }) => reason.en)).toEqual([
      'The row has 4 cells where there are 3 columns.',
      'The row has only 2 cells of 3.',
    ]);
    expect(await stored()).toMatchObject([{ title: 'say "x" y' }]);
  });

  test('characters that no database holds, and endless cells, are the row’s fault', async () => {
    const report = await publish('a.csv', `id,title\n1,a\0b\n2,${'x'.repeat(100_001)}\n3,fine\n`);
    expect(report).toMatchObject({ added: 1, rejected: 2 });
    expect(report.problems.map(({ reason }) => reason.en).sort()).toEqual([
      'It has 100001 characters; at most 100000 are taken.',
      'It holds a NUL or half a character, which no database text can hold.',
    ]);
  });
});

describe('a mapping', () => {
  test('turns another currency into rial and keeps the original', async () => {
    await publish('2014.csv', '1;Road;20.01.2012-20.01.2014;1.000,5;0,25\n2;Bridge;21.01.2012;;\n', {
      header: false,
      fileName: '(?<year>\\d{4})',
      id: '{year}-{#1}',
      currency: 'EUR',
      rates: { EUR: '50000.5' },
      numbers: '1.234,56',
      columns: {
        title: 2,
        signedOn: { column: 3, part: 'first' },
        periodStart: { column: 3, part: 'rangeFirst' },
        periodEnd: { column: 3, part: 'rangeLast' },
        amount: { sumOf: [4, 5] },
      },
      constants: { license: 'public record' },
    });
    expect(await stored()).toMatchObject([
      {
        local: '2014-1',
        amount: '50038000',
        original_value: { amount: '1000.75', currency: 'EUR', rate: '50000.5' },
        signed_on: '2012-01-20',
        period_start: '2012-01-20',
        period_end: '2014-01-20',
        license: 'public record',
      },
      { local: '2014-2', amount: null, original_value: null, signed_on: '2012-01-21', period_start: null, period_end: null },
    ]);
  });

  test('reads toman as ten rial, the first column that has something, and currencies from a column', async () => {
    const report = await publish('a.csv', 'n,t,x,y,c\n1,a,,"1,000 تومان",\n2,b,5,7,\n', {
      id: '{n}',
      columns: { title: 't', amount: { firstOf: ['x', 'y'], unit: 'toman' } },
    });
    expect(report).toMatchObject({ added: 2 });
    expect((await stored()).map(({ amount }) => amount)).toEqual(['10000', '50']);
    const other = await publish('b.csv', 'n,t,x,c\n3,c,5,EUR\n4,d,6,CHF\n5,e,7,\n', {
      id: '{n}',
      columns: { title: 't', amount: 'x' },
      currency: { column: 'c' },
      rates: { EUR: '2' },
    });
    expect(other).toMatchObject({ added: 2, rejected: 1 });
    expect(other.problems).toMatchObject([{ reason: { en: 'The amount is in CHF, and no rate to rial is given for it.' } }]);
  });

  test.each([
    ['a setting that is none', { colums: {} }, 'the mapping: Unrecognized key: "colums".'],
    ['a style of days that is none', { dates: 'soon' }, 'the mapping: "dates": a style of days, such as "DD.MM.YYYY"'],
    ['a pattern that is none', { fileName: '(' }, 'the mapping: "fileName": a regular expression.'],
    ['a rate that is a number', { rates: { EUR: 5 } }, '"rates.EUR": Invalid input: expected string, received number.'],
    ['a field that is none', { columns: { prize: 1 } }, 'There is no field "prize". The fields are: localId, title,'],
    ['a column that is not there', { columns: { title: 'Titel' } }, 'a.csv has no column "Titel". Its columns are: "id", "title".'],
    ['a position beyond the last', { columns: { title: 3 } }, 'a.csv has no column 3. Its columns are: "id", "title".'],
    [
      'an id of nothing',
      { id: '{nr}' },
      'The id template "{nr}" names "nr", which is neither a group of "fileName", a field nor a column.',
    ],
    ['a name that does not fit', { fileName: '^\\d+' }, 'The name a.csv does not fit the mapping\'s "fileName": ^\\d+.'],
    ['an encoding of nowhere', { encoding: 'klingon' }, 'The encoding "klingon" is unknown.'],
    ['prototype keys as columns', { columns: { __proto__: 1, constructor: 1 } }, 'There is no field "constructor".'],
  ])('with %s stops everything and says so', async (_, map, message) => {
    await expect(publish('a.csv', 'id,title\n1,x\n', map)).rejects.toThrow(message);
  });
});

describe('a spreadsheet', () => {
  const head = ['شماره قرارداد', 'عنوان', 'مبلغ', 'تاریخ قرارداد'];

  test('gives numbers as numbers and days as days, whatever they look like', async () => {
    const report = await publish(
      'a.xlsx',
      xlsxFile([
        head,
        [118, 'آسفالت & <پل>', 1.5e12, { xml: '<c s="1"><v>45141</v></c>' }],
        [],
        ['119', 'ب', { xml: '<c><f>1+1</f><v>2</v></c>' }],
      ]),
    );
    expect(report).toMatchObject({ rows: 2, added: 2, files: [{ format: 'xlsx' }] });
    expect(await stored()).toMatchObject([
      { local: '118', title: 'آسفالت & <پل>', amount: '1500000000000', signed_on: '2023-08-03' },
      { local: '119', amount: '2', signed_on: null },
    ]);
  });

  test('counts days from 1904 when it says so, and reads inline text', async () => {
    await publish(
      'a.xlsx',
      xlsxFile([head, [{ xml: '<c t="inlineStr"><is><t>7</t></is></c>' }, 'x', '', { xml: '<c s="1"><v>43679.5</v></c>' }]], {
        date1904: true,
      }),
    );
    expect(await stored()).toMatchObject([{ local: '7', signed_on: '2023-08-03' }]);
  });

  test('a formula without its value and a cell in error are the row’s fault', async () => {
    const report = await publish(
      'a.xlsx',
      xlsxFile([head, [1, 'a', { xml: '<c><f>A1</f></c>' }], [2, 'b', { xml: '<c t="e"><v>#REF!</v></c>' }], [3, 'c', 5]]),
    );
    expect(report).toMatchObject({ added: 1, rejected: 2 });
    expect(report.problems.map(({ row, column, reason }) => [row, column, reason.en])).toEqual([
      [2, 'C', 'This formula was saved without its value.'],
      [3, 'C', 'The spreadsheet itself says that this cell is wrong.'],
    ]);
  });

  test('gives rejects that the same mapping reads, as CSV with its delimiter', async () => {
    const map = {
      delimiter: ';',
      dates: 'DD.MM.YYYY',
      numbers: '1.234,56',
      currency: 'EUR',
      rates: { EUR: '10' },
      id: '{n}',
      columns: { title: 't', amount: 'v', signedOn: 'd' },
    };
    const bad = [1, 'a; b', 234.567, { xml: '<c s="1"><v>45141</v></c>' }];
    await publish('a.xlsx', xlsxFile([['n', 't', 'v', 'd'], bad, [2, '', 1.5, { xml: '<c s="1"><v>45141</v></c>' }]]), map);
    const rejects = await readFile(join(folder, 'a.xlsx.rejects.csv'), 'utf8');
    expect(rejects).toContain('\r\n2;;1.5;2023-08-03;');
    expect(await publish('mended.csv', rejects.replace('2;;1.5', '2;b;1,5'), map)).toMatchObject({ added: 1, rejected: 0 });
    expect((await stored()).map(({ title, amount, signed_on }) => [title, amount, signed_on])).toEqual([
      ['a; b', '2346', '2023-08-03'],
      ['b', '15', '2023-08-03'],
    ]);
  });

  test('that is cut off, or is no spreadsheet, is named', async () => {
    const whole = xlsxFile([head, [1, 'a', 5]]);
    const cut = await publish('cut.xlsx', whole.subarray(0, whole.length - 40));
    expect(cut).toMatchObject({ rows: 0, added: 0, unreadable: 1 });
    expect(cut.files[0]?.unreadable).toMatch(/^cut\.xlsx is damaged or not complete: /);
    const other = await publish('other.xlsx', zip({ 'a.txt': 'hello' }));
    expect(other.files[0]?.unreadable).toBe('other.xlsx is a zip file, but no spreadsheet in the XLSX format.');
    const broken = await publish('broken.xlsx', zip({ 'xl/workbook.xml': '<workbook>', 'xl/_rels/workbook.xml.rels': '<a/>' }));
    expect(broken.files[0]?.unreadable).toMatch(/^broken\.xlsx is damaged or not complete: /);
  });

  test('without the sheet that the mapping names says which it has', async () => {
    await expect(publish('a.xlsx', xlsxFile([head], { sheetName: 'برگه۱' }), { sheet: 'x' })).rejects.toThrow(
      'a.xlsx has no sheet x; it has: "برگه۱".',
    );
  });
});

describe('JSON', () => {
  test('may be a list, a list under a key, or an object a line, and keeps every digit', async () => {
    const object = (id: string) => `{"id":"${id}","title":"x","amount":123456789012345678,"supplier":{"name":"ش"}}`;
    expect(await publish('a.json', `[${object('a')}]`)).toMatchObject({ added: 1, files: [{ format: 'json' }] });
    expect(await publish('b.json', `{"made":1,"rows":[${object('b')}]}`)).toMatchObject({ added: 1 });
    expect(await publish('c.ndjson', `${object('c')}\n\n${object('d')}`)).toMatchObject({ added: 2, files: [{ format: 'ndjson' }] });
    expect((await stored()).map(({ local, amount, supplier_name }) => [local, amount, supplier_name])).toEqual(
      ['a', 'b', 'c', 'd'].map((id) => [id, '123456789012345678', 'ش']),
    );
  });

  test('keys of a prototype are keys like any other, and rows that are no objects are rejected', async () => {
    const report = await publish(
      'a.json',
      '[{"__proto__":{"title":"bad"},"constructor":"y","id":"1","title":"fine"},null,[1],"x",{"id":"2","__proto__":1}]',
    );
    expect(report).toMatchObject({ rows: 5, added: 1, rejected: 4 });
    expect(await stored()).toMatchObject([{ title: 'fine' }]);
    expect(Reflect.get({}, 'title')).toBeUndefined();
  });

  test('a bad line of NDJSON costs that line', async () => {
    const report = await publish('a.ndjson', '{"id":"1","title":"a"}\n{oops\n{"id":"2","title":"b"}\n');
    expect(report).toMatchObject({ added: 2, rejected: 1 });
    expect(report.problems).toMatchObject([{ row: 2, reason: { en: expect.stringContaining('This is no JSON object') } }]);
  });

  test('rejected objects come back as a table that can be published with the same mapping', async () => {
    const map = { columns: { localId: 'n', title: 't.fa', amount: 'v' } };
    await publish('a.json', '[{"n":1,"t":{"fa":"الف"},"v":"x"},{"n":2,"t":{"fa":"ب"},"v":5}]', map);
    const rejects = await readFile(join(folder, 'a.json.rejects.csv'), 'utf8');
    expect(rejects).toMatch(/^\ufeffn,t\.fa,v,file,/);
    expect(await publish('mended.csv', rejects.replace(',x,', ',6,'), map)).toMatchObject({ added: 1 });
    expect((await stored()).map(({ title, amount }) => [title, amount])).toEqual([
      ['الف', '6'],
      ['ب', '5'],
    ]);
  });
});

describe('OCDS', () => {
  const release = (ocid: string, contracts: object[], more: object = {}) => ({
    ocid,
    id: '1',
    date: '2024-01-01T00:00:00Z',
    tag: ['contract'],
    ...more,
    contracts,
  });
  const contract = (id: unknown, amount: number, more: object = {}) => ({
    id,
    title: `c${id}`,
    value: { amount, currency: 'IRR' },
    ...more,
  });

  test('a package, a list, lines, a single release and records are all known', async () => {
    const files = [
      await file('a.json', JSON.stringify({ version: '1.1', releases: [release('p-1', [contract('x', 1)]), release('p-2', [])] })),
      await file('b.json', JSON.stringify(release('p-3', [contract(7, 2)]))),
      await file('c.json', JSON.stringify([release('p-4', [contract('x', 3)])])),
      await file('d.ndjson', `${JSON.stringify(release('p-5', [contract('x', 4)]))}\n`),
      await file(
        'e.json',
        JSON.stringify({
          records: [{ ocid: 'p-6', releases: [{ url: 'https://x' }], compiledRelease: release('p-6', [contract('x', 5)]) }],
        }),
      ),
      await file('f.json', JSON.stringify({ ocid: 'p-7', compiledRelease: release('p-7', [contract('x', 6)]) })),
    ];
    const report = await publishPaths(files);
    expect(report).toMatchObject({ rows: 6, added: 6, rejected: 0 });
    expect(report.files.map(({ format, withoutContract }) => [format, withoutContract])).toEqual([
      ['ocds', 1],
      ...Array(5).fill(['ocds', 0]),
    ]);
    expect((await stored()).map(({ local, amount }) => [local, amount])).toEqual([
      ['p-1:x', '1'],
      ['p-3:7', '2'],
      ['p-4:x', '3'],
      ['p-5:x', '4'],
      ['p-6:x', '5'],
      ['p-7:x', '6'],
    ]);
  });

  test('of several releases the newest speaks, and the compiled one of the same time, in whatever order they come', async () => {
    const files = [
      await file('new.json', JSON.stringify(release('p', [contract('x', 2)], { date: '2024-02-01T00:00:00Z' }))),
      await file('old.json', JSON.stringify(release('p', [contract('x', 1)]))),
      await file(
        'same.json',
        JSON.stringify({ ocid: 'p', compiledRelease: release('p', [contract('x', 3)], { date: '2024-02-01T00:00:00Z' }) }),
      ),
    ];
    expect(await publishPaths(files)).toMatchObject({ rows: 3, added: 1, superseded: 2 });
    expect(await stored()).toMatchObject([{ amount: '3' }]);
    expect(await publishPaths(files.reverse())).toMatchObject({ unchanged: 1, superseded: 2 });
  });

  test('takes the supplier from award and parties, and the title from the award', async () => {
    await publish(
      'a.json',
      JSON.stringify(
        release(
          'p',
          [
            {
              id: 'x',
              awardID: 'a1',
              status: 'active',
              value: { amount: '1,500.5', currency: 'eur' },
              dateSigned: '2024-03-05T23:00:00+03:30',
            },
          ],
          {
            awards: [{ id: 'a1', title: 'Road', suppliers: [{ id: 's1', name: ' ' }, { name: 'Second' }] }],
            parties: [{ id: 's1', name: 'First', identifier: { scheme: 'IR-NID', id: '10380284790' } }],
            tender: { procurementMethod: 'Licitación', value: { amount: 5, currency: 'EUR' } },
          },
        ),
      ),
      { rates: { EUR: '10' } },
    );
    expect(await stored()).toMatchObject([
      {
        title: 'Road',
        amount: '15005',
        original_value: { amount: '1500.5', currency: 'EUR', rate: '10' },
        supplier_national_id: '10380284790',
        supplier_name: 'First',
        awards: [{ suppliers: [{ name: 'First' }, { name: 'Second' }] }],
        tender: { procurementMethodDetails: 'Licitación', value: '50' },
        signed_on: '2024-03-05',
        contract_status: 'ACTIVE',
      },
    ]);
  });

  test('a rejected contract comes back with its release', async () => {
    const bad = release('p', [contract('good', 1), contract('bad', 2, { value: { amount: 2, currency: 'EUR' } }), { title: 'no id' }]);
    const report = await publish('a.json', JSON.stringify(bad));
    expect(report).toMatchObject({ added: 1, rejected: 2 });
    const lines = (await readFile(join(folder, 'a.json.rejects.ndjson'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).contracts.length)).toEqual([1, 1]);
    expect(await publish('mended.ndjson', lines[0]?.replace('EUR', 'IRR') ?? '')).toMatchObject({ added: 1 });
  });

  test('nonsense in every place is rejected or left out, and nothing breaks', async () => {
    const nonsense = [null, 1, 'x', [], [null], {}, { id: {} }, true];
    const items = nonsense.flatMap((value) => [
      value,
      release('p', [contract('x', 1)], { awards: value, parties: value, tender: value, date: value }),
      { ocid: 'q', contracts: value },
      release('r', [
        {
          id: 'x',
          title: 't',
          value,
          period: value,
          dateSigned: value,
          documents: value,
          amendments: value,
          implementation: value,
          awardID: value,
          status: value,
        },
      ]),
      { ocid: value, releases: value, compiledRelease: value },
    ]);
    const report = await publish('a.json', JSON.stringify(items), null, { format: 'ocds' });
    expect(report.unreadable).toBe(0);
    expect(report.added).toBeGreaterThan(0);
  });
});

describe('a file that is nothing to publish', () => {
  test.each([
    ['empty', 'a.csv', '', 'is empty.'],
    ['blank', 'a.csv', ' \n\n ', 'a.csv holds nothing but blanks.'],
    ['binary', 'a.csv', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256)), 'a.csv is not text in UTF-8.'],
    ['control characters', 'a.csv', '\x01\x02\x03'.repeat(50), 'a.csv is no text: it holds control characters.'],
    [
      'an old spreadsheet',
      'a.xls',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'a.xls is in the old Excel format (.xls) or locked by a password.',
    ],
    ['a quote that never ends', 'a.csv', 'id,title\n1,a\n2,"b\n3,c\n', 'a.csv: a quote is opened and never closed'],
    ['JSON that is cut off', 'a.json', '[{"id":"1","title":"a"},{"id":', 'a.json is not JSON'],
    ['a single value', 'a.json', '[', 'a.json is not JSON'],
    ['JSON without end', 'a.json', `[{"id":"${'x'.repeat(9_000_000)}"}]`, 'a single text in it has more than 8388608 characters.'],
    ['nesting without end', 'a.json', `[${'['.repeat(5_000)}${']'.repeat(5_000)}]`, 'it is nested more than 100 levels deep'],
    ['a row without end', 'a.csv', `id,title\n1,"${'x\n'.repeat(4_500_000)}"\n`, 'a.csv: a row has more than 8388608 characters'],
    ['several lists', 'a.json', '{"a":[],"b":[]}', 'a.json has several lists: a, b. Say which under "list" in the mapping.'],
  ])('(%s) is named, and nothing breaks', async (_, name, content, message) => {
    const report = await publish(name, content);
    expect(report.unreadable).toBe(1);
    expect(report.files[0]?.unreadable).toContain(message);
  });

  test('costs the other files nothing, unless all or nothing was asked for', async () => {
    const files = [await file('empty.csv', ''), await file('good.csv', 'id,title\n1,a\n'), join(folder, 'missing.csv'), folder];
    expect(await publishPaths(files, null, { allOrNothing: true })).toMatchObject({ published: false, unreadable: 3 });
    expect(await stored()).toEqual([]);
    expect(await publishPaths(files)).toMatchObject({ added: 1, unreadable: 3, published: true });
  });

  test.each([
    [
      'without a header',
      '1,a\n2,b\n',
      'a.csv has no column for localId (such as "شناسه" or "id") and title (such as "عنوان" or "title"). Its columns are: "1", "a".',
    ],
    [
      'with a header that says the same twice',
      'id,title,عنوان\n1,a,b\n',
      'a.csv has 2 columns for title: "title", "عنوان". Name the right one in a mapping file (--map).',
    ],
  ])('a table %s is refused', async (_, content, message) => {
    await expect(publish('a.csv', content)).rejects.toThrow(message);
  });

  test('in UTF-8 is not read in the older encoding that a mapping names', async () => {
    const report = await publish('a.csv', 'id,title\n1,شفاف\n', { encoding: 'windows-1256' });
    expect(report.files[0]?.unreadable).toBe(
      'The mapping says that a.csv is in windows-1256, but it is UTF-8. Remove "encoding" from the mapping.',
    );
  });
});

test('a dry run says what would happen, and leaves nothing', async () => {
  expect(await publish('a.csv', 'id,title\n1,a\n', null, { dryRun: true })).toMatchObject({ added: 1, published: false });
  expect(await stored()).toEqual([]);
});

test('the same id in two files of one publication is not overwritten', async () => {
  const files = [await file('2011.csv', 'id,title\n1,a\n'), await file('2012.csv', 'id,title\n1,b\n')];
  expect(await publishPaths(files)).toMatchObject({ added: 1, rejected: 1 });
  expect(await stored()).toMatchObject([{ title: 'a' }]);
});
