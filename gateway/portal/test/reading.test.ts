import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from './openBrowser.ts';
import { type PortalProvince, SARDRUD, startPortalProvince } from './portalProvince.ts';

const describeInBrowser = chromiumPath === undefined ? describe.skip : describe;

describeInBrowser('who reads the web page', () => {
  let given: PortalProvince;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    [given, browser] = await Promise.all([startPortalProvince(false), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await given?.province.stop();
  });
  /** Opens an address in a browser that has seen nothing yet. */
  const open = async (path: string, width = 1280) => {
    await context?.close();
    context = await browser.newContext({ viewport: { width, height: 900 } });
    page = await context.newPage();
    await page.goto(`${given.province.address}${path}`);
  };
  const query = () => new URL(page.url()).searchParams;
  /** Until nothing more is waited for. */
  const settled = () => page.locator('[aria-busy=true], .loading').first().waitFor({ state: 'detached' });

  test('narrows a list down with days of the Jalali calendar and amounts in Persian digits; the address holds them as exports do', async () => {
    await open('/browse/contracts');
    await page.getByRole('group', { name: 'مبلغ (ریال)' }).getByLabel('از').fill('۵۰۰٬۰۰۰');
    await page.getByRole('group', { name: 'تاریخ قرارداد' }).getByLabel('تا').fill('۱۴۰۳/۱/۱۳');
    await page.getByText('همهٔ دستگاه‌ها').click();
    await page.getByPlaceholder('نام دستگاه را بنویسید').fill('سردرود');
    await page.getByLabel('شهرداری سردرود').check();
    await page.getByRole('button', { name: 'اعمال' }).click();
    await page.getByRole('link', { name: 'حذف شرط تاریخ قرارداد: تا ۱۳ فروردین ۱۴۰۳' }).waitFor();
    await settled();
    expect([...query()]).toEqual([
      ['member', SARDRUD],
      ['minAmount', '500000'],
      ['signedTo', '2024-04-01'],
    ]);
    expect(await page.locator('.rows tbody tr').count()).toBe(2);
    await page.getByRole('link', { name: 'حذف شرط تاریخ قرارداد: تا ۱۳ فروردین ۱۴۰۳' }).click();
    await page.waitForURL((url) => !url.searchParams.has('signedTo'));
    expect(query().get('minAmount')).toBe('500000');
  });

  test('is told which field is not written as it should be, and stays in it', async () => {
    await open('/browse/contracts');
    const field = page.getByRole('group', { name: 'تاریخ قرارداد' }).getByLabel('از');
    await field.fill('1402/13/01');
    await field.press('Enter');
    await page.getByText('تاریخ را به شکل سال/ماه/روز بنویسید').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('input[name=signedFrom]:focus').count()).toBe(1);
    expect([...query()]).toEqual([]);
  });

  test('turns pages forth and back, with the keyboard alone', async () => {
    await open('/browse/contracts?orderBy=SIGNED_ON&direction=ASC');
    const first = await page.locator('.rows tbody th').first().textContent();
    await page.getByRole('link', { name: 'صفحهٔ بعد' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'صفحهٔ قبل' }).waitFor();
    await settled();
    expect(await page.locator('.rows tbody th').first().textContent()).not.toBe(first);
    await page.getByRole('link', { name: 'صفحهٔ قبل' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.has('before'));
    await settled();
    expect(await page.locator('.rows tbody th').first().textContent()).toBe(first);
  });

  test('goes from a list to a record, whose heading then has the focus, and sees what changed', async () => {
    await open(`/browse/contracts?member=${SARDRUD}`);
    await page.getByRole('link', { name: 'روکش آسفالت خیابان 1' }).click();
    await page.getByText('نسخهٔ ۲').first().waitFor();
    expect(await page.locator('h1:focus').count()).toBe(1);
    const row = page.getByRole('row', { name: /^مبلغ/ });
    expect(await row.textContent()).toContain('۱۲٬۵۰۰٬۰۰۰٬۰۰۰ ریال');
    expect(await row.textContent()).toContain('۱۴ میلیارد ریال');
    expect(await page.title()).toBe('روکش آسفالت خیابان 1 – شفاف');
  });

  test('finds records by their words, spelled in another way too', async () => {
    await open('/');
    await page.getByRole('searchbox').fill('راهسازان');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'روکش آسفالت خیابان 1' }).waitFor();
    expect(query().get('text')).toBe('راهسازان');
  });

  test('changes the language and stays where he is', async () => {
    await open(`/browse/contracts?member=${SARDRUD}`);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Transactions and contracts' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/en/browse/contracts');
    expect(query().get('member')).toBe(SARDRUD);
    expect(await page.locator('.rows').textContent()).toContain('14 billion rial');
  });

  test('is told when the site cannot be reached, or has been asked too much, and can try again', async () => {
    await open('/');
    await page.route('**/graphql?*', (route) => route.abort());
    await page.getByRole('link', { name: 'معاملات و قراردادها' }).click();
    await page.getByRole('alert').getByText('ارتباط با سامانه برقرار نشد').waitFor();
    await page.unroute('**/graphql?*');
    const refusal = { errors: [{ message: 'Too many requests', extensions: { code: 'RATE_LIMITED' } }] };
    await page.route('**/graphql?*', (route) => route.fulfill({ status: 429, headers: { 'retry-after': '7' }, json: refusal }));
    await page.getByRole('button', { name: 'تلاش دوباره' }).click();
    await page.getByText('۷ ثانیهٔ دیگر دوباره تلاش کنید.').waitFor();
    await page.unroute('**/graphql?*');
    await page.getByRole('button', { name: 'تلاش دوباره' }).click();
    await page.locator('.rows').waitFor();
  });

  test('is told what the gateway refuses', async () => {
    await open('/browse/contracts?after=nonsense');
    await page.getByRole('alert').getByText('سامانه این پرسش را نپذیرفت').waitFor();
  });

  test('loads a page of a list with GETs that name the question by its hash, so that caches can keep the answer', async () => {
    await open('/browse/contracts');
    await page.locator('.rows').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => void (request.url().includes('/graphql') && asked.push(`${request.method()} ${request.url()}`)));
    await page.reload();
    await page.locator('.rows').waitFor();
    expect(asked.length).toBeGreaterThan(0);
    for (const each of asked) expect(each).toMatch(/^GET .*sha256Hash(?!.*[?&]query=)/);
  });
});
