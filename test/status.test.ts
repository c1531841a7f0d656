import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const statusForm = z.object({
  directoryAnswers: z.boolean(),
  members: z.array(z.object({ code: z.string(), nameFa: z.string(), state: z.string(), reason: z.string().nullable() })),
});

describe("the gateway's status", () => {
  let province: TestProvince;

  beforeAll(async () => {
    province = await startTestProvince({ 'tabriz-municipality': [], 'marand-municipality': [] });
  });
  afterAll(() => province.stop());

  const stateOf = async (code: string) => {
    const report = statusForm.parse(await (await fetch(`${province.address}/status.json`)).json());
    return report.members.find((member) => member.code === code);
  };
  const page = (address: string, headers: Record<string, string> = {}) => fetch(`${province.address}${address}`, { headers });

  test('says of each member whether it answers, and why not', async () => {
    await until(async () => (await stateOf('tabriz-municipality'))?.state === 'ANSWERING');
    await province.stopMember('tabriz-municipality');
    await until(async () => (await stateOf('tabriz-municipality'))?.state === 'SILENT');
    expect(await stateOf('tabriz-municipality')).toMatchObject({ nameFa: 'شهرداری تبریز', reason: 'UNREACHABLE' });
    expect((await (await page('/status?language=en')).text()).replace(/<[^>]+>/g, ' ')).toMatch(
      /Tabriz Municipality\s+tabriz-municipality\s+does not answer\s+cannot be reached/,
    );
  });

  test('is a page in Persian, or in English for those who prefer it, that may run nothing', async () => {
    expect(await (await page('/status')).text()).toContain('<html lang="fa" dir="rtl">');
    expect(await (await page('/status', { 'accept-language': 'en-GB,en;q=0.9,fa;q=0.5' })).text()).toContain('<html lang="en" dir="ltr">');
    const response = await page('/status?language=en&language=fa', { 'accept-language': 'fa-IR,en;q=0.5' });
    expect(await response.text()).toContain('<html lang="fa" dir="rtl">');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

/** Waits until something is so, which must take no longer than the test. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}
