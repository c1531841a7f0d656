import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestProvince, type TestProvince } from '../../../test/testProvince.ts';

const assets = fileURLToPath(new URL('../dist/assets', import.meta.url));

describe('the gateway serves the web page', () => {
  let province: TestProvince;
  beforeAll(async () => {
    province = await startTestProvince({ 'tabriz-municipality': [] });
  });
  afterAll(() => province.stop());
  const get = (path: string, headers: Record<string, string> = { accept: 'text/html' }) => fetch(`${province.address}${path}`, { headers });

  test('in Persian at /, and below /en in English, so that neither waits for a script to be right', async () => {
    expect(await (await get('/')).text()).toContain('<html lang="fa" dir="rtl">');
    expect(await (await get('/en')).text()).toContain('<html lang="en" dir="ltr">');
    expect(await (await get('/en/browse/contracts')).text()).toContain('<html lang="en" dir="ltr">');
  });

  test.each(['/browse/contracts?minAmount=5', '/record/tabriz-municipality:contracts:1402%2F118', '/search?text=%D9%BE%D9%84'])(
    'at the address of each of its pages: %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    },
  );

  test('with the status 404 to readers where no page stands, and as an error to programs', async () => {
    for (const path of ['/no/such/page', '/browse/nothing', '/assets', '/assets/../package.json', '/pages.json']) {
      const forReaders = await get(path);
      expect([path, forReaders.status]).toEqual([path, 404]);
      expect(await forReaders.text()).toContain('<div id="root">');
    }
    const forPrograms = await get('/no/such/page', { accept: 'application/json' });
    expect(forPrograms.status).toBe(404);
    expect(await forPrograms.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect((await get('/assets/index-nothing.js')).status).toBe(404);
  });

  test('whose assets are compressed beforehand and kept for ever, since their names hold their hashes', async () => {
    expect(existsSync(assets)).toBe(true);
    const script = readdirSync(assets).find((name) => /^index-.*\.js$/.test(name)) ?? '';
    for (const [accepted, encoding] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
    ] as const) {
      const response = await get(`/assets/${script}`, { 'accept-encoding': accepted });
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-encoding': encoding,
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': expect.stringContaining('javascript'),
        vary: expect.stringContaining('accept-encoding'),
      });
    }
  });

  test('and leaves all other addresses theirs', async () => {
    expect((await get('/health/live')).headers.get('content-type')).not.toContain('html');
    expect(await (await get('/explorer')).text()).toContain('GraphiQL');
    expect(await (await get('/status')).text()).toContain('<table>');
    expect((await get('/graphql?query={__typename}', { 'apollo-require-preflight': 'true' })).status).toBe(200);
    expect((await fetch(`${province.address}/browse/contracts`, { method: 'POST' })).status).toBe(404);
  });
});
