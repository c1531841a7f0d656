import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiPath } from '@shafaf/schema/contract';
import { buildSchema } from 'graphql';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { checkExamples } from '../build/src/examples/checkExamples.ts';
import { exampleQueries } from '../build/src/examples/exampleQueries.ts';
import { type SnippetForm, snippetOf } from '../src/developers/snippets.ts';
import { topics } from '../src/developers/topics.ts';
import { axeFaults } from './lookAtPages.ts';
import { chromiumPath, openBrowser } from './openBrowser.ts';
import { type PortalProvince, SARDRUD, startPortalProvince } from './portalProvince.ts';

const describeInBrowser = chromiumPath === undefined ? describe.skip : describe;
const examples = checkExamples(buildSchema(readFileSync(apiPath, 'utf8')), exampleQueries);

/** What runs a snippet that comes by its standard input. */
const RUNNERS: readonly (readonly [form: SnippetForm, program: string, ...parameters: string[]])[] = [
  ['curl', 'sh', '-s'],
  ['javascript', process.execPath, '--input-type=module', '-'],
  ['python', 'python3', '-'],
];
const isThere = (program: string) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn(`There is no ${program}, so the examples that need it are not run.`);
    return false;
  }
};
const runners = RUNNERS.filter(([form]) => form === 'javascript' || isThere(form === 'curl' ? 'curl' : 'python3'));

let given: PortalProvince;
beforeAll(async () => {
  given = await startPortalProvince(false);
});
afterAll(() => given?.province.stop());

describe('each example query', () => {
  test.each(examples)('$name is answered in whole, and by each of its snippets alike', async (example) => {
    const { ask, address } = given.province;
    const { data, errors, extensions } = await ask(example.text, { ...example.variables }, { ...example.headers });
    expect(errors).toBeUndefined();
    expect(extensions?.coverage?.complete ?? true).toBe(true);
    const question = { example, variables: example.variables, origin: address };
    const printed = await Promise.all(
      runners.map(async ([form, program, ...parameters]) => {
        const answer: unknown = JSON.parse(await run(program, parameters, snippetOf(form, question)));
        // curl prints the answer as it is.
        return [form, form === 'curl' ? z.object({ data: z.unknown() }).parse(answer).data : answer];
      }),
    );
    expect(printed).toEqual(runners.map(([form]) => [form, data]));
  });

  test('finds something in a province with data of all kinds', async () => {
    for (const { name, text, variables, headers } of examples) {
      const { data } = await given.province.ask(text, { ...variables }, { ...headers });
      expect([name, JSON.stringify(data)]).not.toEqual([name, expect.stringMatching(/"nodes":\[\]|"edges":\[\]|"groups":\[\]|:null\}$/)]);
    }
  });
});

test.each(topics.flatMap(({ addresses }) => addresses))('the gateway serves what developers are told to try: %s', async (address) => {
  const response = await fetch(`${given.province.address}${address}`, { headers: { accept: '*/*' } });
  expect(response.status).toBe(200);
  expect((await response.text()).length).toBeGreaterThan(0);
});

/** What a program prints that reads a text. @throws Error with what it says of a fault */
function run(program: string, parameters: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, parameters, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(`${program}: ${stderr}`)),
    );
    child.stdin?.end(`${input}\n`);
  });
}

describeInBrowser('who analyses the data', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  const open = async (path: string) => {
    await context?.close();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
    page = await context.newPage();
    await page.goto(`${given.province.address}${path}`);
  };
  const query = () => new URL(page.url()).searchParams;
  const cells = async () =>
    (await page.locator('.comparison tr').all()).map(async (row) =>
      (await row.locator('th, td').allTextContents()).map((text) => text.trim()),
    );
  const table = async () => Promise.all(await cells());

  test('chooses what is compared, narrows it down, and finds the whole of it in the address', async () => {
    await open('/en/compare');
    await page.getByLabel('Kind of disclosure').selectOption({ label: 'Issued permits' });
    await page.getByLabel('Measure').selectOption({ label: 'Fee' });
    await page.getByLabel('Group by').selectOption({ label: 'Permit type' });
    await page.getByText('Conditions: which records').click();
    await page.getByRole('group', { name: 'Fee (rial)' }).getByLabel('from').fill('1,000');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('link', { name: /Remove the condition Fee: from/ }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Issued permits: fee by permit type' }).waitFor();
    await page.locator('.comparison').waitFor();
    expect(Object.fromEntries(query())).toEqual({
      category: 'permits',
      measure: 'fee',
      groupBy: 'PERMIT_TYPE',
      top: '20',
      minFee: '1000',
    });
    await page.locator('.comparison').waitFor();
    const seen = await table();
    await page.reload();
    await page.locator('.comparison').waitFor();
    expect(await table()).toEqual(seen);
  });

  test('sees the exact figures of the graph, and what is not shown as one rest', async () => {
    await open('/en/compare?category=contracts&measure=amount&groupBy=SUPPLIER&top=10');
    await page.locator('.comparison').waitFor();
    const rows = await table();
    const { data } = await given.province.ask('{ contractTotals(groupBy: SUPPLIER) { amount count groupCount } }');
    const { contractTotals } = z
      .object({ contractTotals: z.object({ amount: z.string(), count: z.number(), groupCount: z.number() }) })
      .parse(data);
    expect(rows).toHaveLength(13);
    const amounts = rows.slice(1).map(([, amount = '']) => BigInt(amount.replaceAll(',', '')));
    const [whole = 0n, ...parts] = [...amounts].reverse();
    expect(String(whole)).toBe(contractTotals.amount);
    expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(whole);
    expect(rows.at(-2)?.[0]).toBe(`${contractTotals.groupCount - 10} other groups`);
    expect(rows.at(-1)?.[3]).toBe(String(contractTotals.count));
  });

  test('takes along the table that is shown as CSV, and a link that says all of it', async () => {
    await open(`/compare?member=${SARDRUD}`);
    await page.locator('.comparison').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'دریافت جدول (CSV)' }).click()]);
    expect(download.suggestedFilename()).toBe('contracts-amount-member.csv');
    expect(readFileSync(await download.path(), 'utf8')).toBe(
      '\ufeffدستگاه,شناسهٔ گروه,مبلغ (ریال),سهم از کل (درصد),رکوردها\r\n' +
        'شهرداری سردرود,sardrud-municipality,14000990000,100,3\r\n' +
        'کل,,14000990000,,3\r\n',
    );
    await page.getByText('فایل contracts-amount-member.csv ذخیره شد').waitFor();
    await page.getByRole('button', { name: 'کپی پیوند این مقایسه' }).click();
    await page.getByText('کپی شد').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      `${given.province.address}/compare?category=contracts&measure=amount&groupBy=MEMBER&top=20&member=${SARDRUD}`,
    );
  });

  test('keeps the conditions that another category has too', async () => {
    await open(`/en/compare?category=contracts&member=${SARDRUD}&minAmount=5`);
    await page.getByLabel('Kind of disclosure').selectOption({ label: 'Issued permits' });
    await page.waitForURL((url) => url.searchParams.get('category') === 'permits');
    expect(Object.fromEntries(query())).toEqual({ category: 'permits', top: '20', member: SARDRUD });
  });

  test('goes from a list to a comparison of its records, and from a group to its records, narrowed down as before', async () => {
    await open('/en/browse/contracts?minAmount=1000000&orderBy=AMOUNT&direction=ASC');
    await page.getByRole('link', { name: 'Compare these records' }).click();
    await page.locator('.comparison').getByRole('link', { name: 'Sardrud' }).click();
    await page.waitForURL((url) => url.pathname === '/en/browse/contracts');
    await page.locator('.rows').waitFor();
    expect(Object.fromEntries(query())).toEqual({ minAmount: '1000000', member: SARDRUD });
  });

  test('runs an example with variables of his own, and is told what came of it', async () => {
    await open('/en/developers/examples');
    const example = page.getByRole('region', { name: 'Search in all kinds of disclosures' });
    await example.getByLabel('Variables (JSON)').fill('{"text": "راه‌سازان سهند"');
    await example.getByText('The variables must be a JSON object.').waitFor();
    await example.getByLabel('Variables (JSON)').fill('{"text": "راه‌سازان سهند"}');
    await example.getByRole('button', { name: /^Run/ }).click();
    await example.getByText(/Answered with 200 in [\d,]+ ms; the question cost [\d,]+ points\./).waitFor();
    expect(await example.getByRole('group', { name: 'Answer to “Search in all kinds of disclosures”' }).textContent()).toContain(
      `"id": "${SARDRUD}:contracts:1"`,
    );
    expect(await axeFaults(page)).toEqual([]);
  });

  test('copies an example in the form that he chose, and can open it in the explorer', async () => {
    await open('/en/developers/examples');
    await page.getByLabel('JavaScript').check();
    expect(query().get('as')).toBe('javascript');
    const example = page.getByRole('region', { name: 'Totals by year' });
    await example.getByRole('button', { name: /^Copy/ }).click();
    await example.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`await fetch('${given.province.address}/graphql'`);
    await example.getByRole('link', { name: /^Open in the explorer/ }).click();
    await page.getByText('TotalsByYear').first().waitFor();
  });

  test('finds his way through the schema by its links and by its search', async () => {
    await open('/en/developers/schema');
    await page.getByLabel('Search names and descriptions').fill('Contract.signedOn');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Contract.signedOn' }).click();
    await page.getByRole('heading', { level: 1, name: 'Contract' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#part-signedOn');
    await page.locator('#part-supplier').getByRole('link', { name: 'Supplier' }).click();
    await page.getByRole('heading', { level: 1, name: 'Supplier' }).waitFor();
    expect(await page.getByRole('list', { name: 'Where it is answered' }).textContent()).toContain('Contract.supplier');
    await open('/en/developers/schema/Nothing');
    await page.getByText('There is no such page').first().waitFor();
  });
});
