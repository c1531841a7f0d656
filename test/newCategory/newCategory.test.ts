import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { listingsOf } from '../../cli/src/conformance/listingsOf.ts';
import { readRules } from '../../gateway/src/scatter/rules.ts';
import { askAt, WHOLE } from '../everyCategory/askAt.ts';
import type { Compared } from '../everyCategory/Compared.ts';
import { expectAsPlainly } from '../everyCategory/expectAsPlainly.ts';
import { expectCursorsRefused } from '../everyCategory/expectCursorsRefused.ts';
import { createTestDatabase, type TestDatabase } from '../testDatabase.ts';
import { type CopyOfProgram, copyOfProgram } from './copyOfProgram.ts';

jest.setTimeout(180_000);

const here = fileURLToPath(new URL('.', import.meta.url));
const run = promisify(execFile);
const TABRIZ = 'tabriz-municipality';
const AHAR = 'ahar-municipality';
/** All that is served: everybody answers, though the counties have nothing. */
const SERVED = [TABRIZ, AHAR, 'tabriz-county', 'ahar-county'];

let program: CopyOfProgram;
let register: TestDatabase;
const databases = new Map<string, TestDatabase>();
let serving: ChildProcess;
let addresses: { gateway: string; members: string[] };
const printed = new Map<string, string>();

beforeAll(async () => {
  program = copyOfProgram();
  // This is all that a new category takes.
  cpSync(join(here, 'fountain.graphql'), join(program.folder, 'schema/disclosures/fountain.graphql'));
  program.build(join(here, 'fountains/fountains.ts'), join(program.folder, 'subgraphs/member/dist/categories/fountains'));

  await run(process.execPath, [join(program.folder, 'schema/dist/generate.js')]);
  register = await createTestDatabase();
  for (const code of SERVED) databases.set(code, await createTestDatabase());
  await publish(AHAR, 'contracts', 'contracts.csv', 'id,title,amount\n7,تعمیر آب‌نما,500\n');
  await publish(TABRIZ, 'fountains', 'fa.csv', tabriz);
  await publish(AHAR, 'fountains', 'some.json', JSON.stringify(ahar));

  program.build(join(here, 'serve.ts'), program.folder);
  serving = spawn(process.execPath, [join(program.folder, 'serve.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      REGISTER: register.url,
      SERVED: [...databases].map(([code, { url }]) => `${code}=${url}`).join(' '),
    },
  });
  if (serving.stdout === null) throw new Error('the program has no output');
  const [line] = await once(createInterface(serving.stdout), 'line');
  addresses = JSON.parse(String(line));
});
afterAll(async () => {
  if (serving !== undefined) {
    serving.stdin?.end();
    if (serving.exitCode === null) await once(serving, 'exit');
  }
  await Promise.all([register, ...databases.values()].map((database) => database?.drop()));
  program?.remove();
});

const tabriz = [
  'شناسه,نام,داستان,پلاک,هزینه (تومان),شمار نازل,ارتفاع,تاریخ گشایش,منبع آب,صفحه,روشنایی,مصالح,سازنده,کشور,تاریخ تعمیر,تعمیر,عرض جغرافیایی,طول جغرافیایی,قرارداد ساخت,قراردادهای تعمیر',
  '۱,آب‌نمای ساعت,در میانه میدان,۱۲-الف,۱۰۰,۴,۲٫۵,۱۴۰۲/۰۳/۱۰,چشمه,https://tabriz.ir/1,بله,سنگ؛ مس,کارگاه سهند,IR,۱۴۰۳/۰۱/۱۵,تعویض پمپ,38.07,46.29,1402-1,ahar-municipality:contracts:7 | ahar-municipality:contracts:8',
  '۲,آب‌نمای باغ,,13,50,12,10,1403/05/01,شبکه شهری,,خیر,,,DE,,,,,,',
].join('\n');
const ahar = [
  {
    id: 'a',
    name: 'آب‌نمای اهر',
    nozzles: 4,
    height: 2.25,
    upkeep: '700',
    feed: 'SPRING',
    materials: ['سنگ'],
    maker: { country: 'IR' },
    repairs: [{ on: '1403/02/01', what: 'شستن' }, { what: 'رنگ' }],
    mendedUnder: ['7'],
  },
];

/** Publishes a file by the command line of the copy. */
async function publish(code: string, category: string, name: string, text: string): Promise<void> {
  const file = join(program.folder, name);
  writeFileSync(file, text);
  const url = databases.get(code)?.url ?? '';
  const cli = join(program.folder, 'cli/dist/shafaf.js');
  const { stdout } = await run(process.execPath, [cli, 'publish', category, file, '--member', code, '--database-url', url], {
    cwd: program.folder,
  });
  printed.set(name, stdout);
}

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const response = await fetch(`${addresses.gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = JSON.parse(await response.text());
  return { data, errors };
}

const [first, second, third] = [`${TABRIZ}:fountains:1`, `${TABRIZ}:fountains:2`, `${AHAR}:fountains:a`];
const idsOf = async (given: string): Promise<string[]> => {
  const { data, errors } = await ask(`{ fountains${given} { nodes { id } } }`);
  expect(errors).toBeUndefined();
  return data.fountains.nodes.map(({ id }: { id: string }) => id);
};

describe('a category that is added as an SDL file and a folder', () => {
  test('stands in the generated contract, in the supergraph and in what clients see', () => {
    for (const name of ['disclosures', 'supergraph', 'api'])
      expect(readFileSync(join(program.folder, `schema/${name}.graphql`), 'utf8')).toContain('fountainTotals');
  });

  test('is published from files with Persian headers and from JSON, and the command knows its columns', async () => {
    expect(printed.get('fa.csv')).toMatch(/2/);
    expect(printed.get('some.json')).toMatch(/1/);
    const { stdout } = await run(process.execPath, [join(program.folder, 'cli/dist/shafaf.js'), 'publish', '--help']);
    expect(stdout).toMatch(/fountains\n(?:.*\n)*? {2}plate +پلاک \/ plate/);
  });

  test('answers with all that was published, of every kind', async () => {
    const { data, errors } =
      await ask(`{ fountain(id: "${first}") { id member { nameFa } category title fiscalYear story plate upkeep nozzles height openedOn
      feed page lit materials maker { name country } repairs { on what } point { latitude longitude } } }`);
    expect(errors).toBeUndefined();
    expect(data.fountain).toEqual({
      id: first,
      member: { nameFa: 'شهرداری تبریز' },
      category: 'FOUNTAINS',
      title: 'آب‌نمای ساعت',
      fiscalYear: 1402,
      story: 'در میانه میدان',
      plate: '12-الف',
      upkeep: '1000',
      nozzles: 4,
      height: 2.5,
      openedOn: '2023-05-31',
      feed: 'SPRING',
      page: 'https://tabriz.ir/1',
      lit: true,
      materials: ['سنگ', 'مس'],
      maker: { name: 'کارگاه سهند', country: 'IR' },
      repairs: [{ on: '2024-04-03', what: 'تعویض پمپ' }],
      point: { latitude: 38.07, longitude: 46.29 },
    });
    const { data: other } = await ask(`{ fountain(id: "${third}") { materials maker { country } repairs { on what } } }`);
    expect(other.fountain).toEqual({
      materials: ['سنگ'],
      maker: { country: 'IR' },
      repairs: [
        { on: '2024-04-20', what: 'شستن' },
        { on: null, what: 'رنگ' },
      ],
    });
  });

  test('refers to records of other bodies; one that is not there is null', async () => {
    const { data, errors } = await ask(
      '{ fountains(first: 9) { nodes { id builtUnder { id } mendedUnder { title amount member { code } } } } }',
    );
    expect(errors).toBeUndefined();
    const mended = { title: 'تعمیر آب‌نما', amount: '500', member: { code: AHAR } };
    expect(data.fountains.nodes).toEqual([
      { id: second, builtUnder: null, mendedUnder: [] },
      { id: first, builtUnder: { id: `${TABRIZ}:contracts:1402-1` }, mendedUnder: [mended, null] },
      { id: third, builtUnder: null, mendedUnder: [mended] },
    ]);
  });

  test.each([
    ['(filter: { minHeight: 2.3 })', [second, first]],
    ['(filter: { maxNozzles: 4 })', [first, third]],
    ['(filter: { openedFrom: "2024-01-01" })', [second]],
    ['(filter: { feed: [SPRING] })', [first, third]],
    ['(filter: { lit: false })', [second]],
    ['(filter: { plate: "۱۲-الف" })', [first]],
    ['(filter: { makerCountry: "IR" })', [first, third]],
    ['(filter: { text: "سنگ" })', [first, third]],
    ['(filter: { fiscalYear: 1403 })', [second]],
    [`(filter: { member: ["${AHAR}"] })`, [third]],
    ['(orderBy: { field: PLATE, direction: ASC })', [first, second, third]],
    ['(orderBy: { field: UPKEEP, direction: ASC })', [second, third, first]],
    ['(orderBy: { field: OPENED_ON })', [second, first, third]],
  ])('is filtered and ordered over all bodies: %s', async (given, expected) => {
    expect(await idsOf(given)).toEqual(expected);
  });

  test.each(['HEIGHT', 'NOZZLES', 'PLATE', 'UPKEEP', 'OPENED_ON'])('is walked in pages by %s, either way', async (field) => {
    const all = await idsOf(`(orderBy: { field: ${field} })`);
    for (const [size, cursor, end, more] of [
      ['first', 'after', 'endCursor', 'hasNextPage'],
      ['last', 'before', 'startCursor', 'hasPreviousPage'],
    ] as const) {
      const found: string[] = [];
      for (let at: string | null = null, goOn = true; goOn; ) {
        const { data, errors } = await ask(
          `query ($at: String) { fountains(orderBy: { field: ${field} }, ${size}: 1, ${cursor}: $at) { nodes { id } pageInfo { ${end} ${more} } totalCount } }`,
          { at },
        );
        expect(errors).toBeUndefined();
        expect(data.fountains.totalCount).toBe(3);
        found.push(...data.fountains.nodes.map(({ id }: { id: string }) => id));
        ({ [end]: at, [more]: goOn } = data.fountains.pageInfo);
      }
      expect(size === 'first' ? found : found.reverse()).toEqual(all);
    }
  });

  test('is added up over all bodies, in all and by group', async () => {
    const { data, errors } = await ask(
      '{ fountainTotals(groupBy: FEED, filter: { memberKind: MUNICIPALITY }) { count upkeep nozzles largest groups { feed count upkeep } coverage { complete } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.fountainTotals).toEqual({
      count: 3,
      upkeep: '2200',
      nozzles: 20,
      largest: '1000',
      groups: [
        { feed: 'SPRING', count: 2, upkeep: '1700' },
        { feed: 'PIPES', count: 1, upkeep: '500' },
      ],
      coverage: { complete: true },
    });
  });

  test('is found by id among all others, and with the body that published it', async () => {
    const ids = [third, `${AHAR}:contracts:7`, `${TABRIZ}:fountains:none`, first];
    const { data, errors } = await ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Disclosure { title } } member(code: "${AHAR}") { fountains { totalCount } fountainTotals { count } } }`,
      { ids },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      nodes: [
        { __typename: 'Fountain', title: 'آب‌نمای اهر' },
        { __typename: 'Contract', title: 'تعمیر آب‌نما' },
        null,
        { __typename: 'Fountain', title: 'آب‌نمای ساعت' },
      ],
      member: { fountains: { totalCount: 1 }, fountainTotals: { count: 1 } },
    });
  });

  test('is answered as by its members one by one, in all that every category is held to', async () => {
    const rules = readRules(readFileSync(join(program.folder, 'schema/disclosures.graphql'), 'utf8'));
    const members = SERVED.map((code, index) => ({
      code,
      kind: code.endsWith('county') ? 'COUNTY' : 'MUNICIPALITY',
      county: code.replace('municipality', 'county'),
      ask: askAt(addresses.members[index] ?? ''),
    }));
    const compared: Compared = { rules, gateways: [askAt(`${addresses.gateway}/graphql`, WHOLE)], members };
    const listings = listingsOf(rules);
    const fountains = listings.find(({ name }) => name === 'fountains');
    if (fountains === undefined) throw new Error('the contract has no fountains');
    await expectAsPlainly(compared, fountains, 1402, 10);
    await expectCursorsRefused(
      compared,
      fountains,
      listings.filter(({ name }) => ['contracts', 'fountains'].includes(name)),
    );
  });

  test('stands on the web page with its Persian names, conditions and columns, though no code of the page knows it', async () => {
    const module = pathToFileURL(join(program.folder, 'gateway/portal/build/dist/catalogue/makeCatalogue.js')).href;
    const fragments = { row: 'fragment Row on Disclosure { title }', envelope: 'fragment Envelope on Disclosure { title }' };
    const print = `const { makeCatalogue } = await import('${module}');
      console.log(JSON.stringify(makeCatalogue(${JSON.stringify(fragments)}).categories.find(({ name }) => name === 'fountains')));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', print], { cwd: program.folder });
    const fountains = JSON.parse(stdout);
    expect(fountains).toMatchObject({
      label: { fa: 'آب‌نماها', en: 'Fountains' },
      columns: expect.arrayContaining(['height', 'upkeep']),
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'nozzles', kind: 'number', label: { fa: 'شمار نازل', en: 'Nozzles' } }),
      ]),
    });
    const { data, errors } = await ask(fountains.list.text, { orderBy: fountains.defaultOrder, first: 1 });
    expect(errors).toBeUndefined();
    expect(data.list).toMatchObject({ totalCount: 3, nodes: [{ title: 'آب‌نمای باغ', height: 10 }] });
    expect(await ask(fountains.record.text, { id: first })).toMatchObject({
      data: { record: { title: 'آب‌نمای ساعت', maker: { country: 'IR' } } },
    });
  });

  test('passes the check that every member must pass', async () => {
    const cli = join(program.folder, 'cli/dist/shafaf.js');
    const check = run(process.execPath, [cli, 'conformance', addresses.members[0] ?? '', '--code', TABRIZ, '--development']);
    const { stdout } = await check.catch((failed: { stdout: string }) => failed);
    expect(stdout).not.toContain('FAIL');
    expect(stdout).toContain(' 0 failed');
  });
});
