import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestProvince, type TestProvince } from './testProvince.ts';

let province: TestProvince;
beforeAll(async () => {
  const contract = (i: number) => ({
    localId: `1402-${i}`,
    content: {
      title: `قرارداد، شماره ${i}`,
      amount: String(1000 + ((i * 37) % 50)),
      signedOn: '2023-05-31',
      documents: [],
      redactions: [],
      awards: [],
      amendments: [],
      supplier: { name: '=شرکت' },
    },
  });
  province = await startTestProvince({
    'tabriz-municipality': Array.from({ length: 450 }, (_, i) => contract(i)),
    'ahar-municipality': Array.from({ length: 30 }, (_, i) => contract(i)),
  });
});
afterAll(() => province?.stop());
test('x', async () => {
  for (const name of [
    'contracts.csv',
    'contracts.ndjson?minAmount=1040',
    'contracts.json?member=ahar-municipality',
    'contracts.csv?minAmont=3',
    'permits.csv?lang=en',
    'contracts.csv?member=x',
    'contracts.pdf',
  ]) {
    const response = await fetch(`${province.address}/export/${name}`);
    const text = await response.text();
    console.log(
      response.status,
      [...response.headers].filter(([k]) => /shafaf|type|dispo/.test(k)).join(' | '),
      '\n',
      text.slice(0, 1500),
      '\n…\n',
      text.slice(-900),
    );
  }
  expect(1).toBe(1);
});
