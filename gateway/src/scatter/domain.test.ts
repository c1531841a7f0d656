import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const DOMAIN = /\b(contracts|\w*permit\w*|\w*supplier\w*|municipal\w*|governor\w*|\w*tender\w*|\w*award\w*|\w*budget\w*|rial|toman)\b/gi;

test('the engine has no word of what is disclosed, and by whom: all that it knows stands in the rules of the SDL', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'),
  );
  expect(sources.length).toBeGreaterThan(30);
  const words = sources.flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(DOMAIN)].map(([word]) => `${file}: ${word}`),
  );
  expect(words).toEqual([]);
});
