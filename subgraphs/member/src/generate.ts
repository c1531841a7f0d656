import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileColumnsPath } from '@shafaf/schema/fileColumns';
import { categories } from './categories/categories.ts';
import { fileColumnsOf } from './columns/fileColumnsOf.ts';

/**
 * Writes down the columns that files of each category have, for programs that write such files. With `--check` nothing is written: a difference is
 * an error.
 */
function generate(check: boolean): void {
  const lines = categories.map(
    (category) =>
      `  ${JSON.stringify(category.name)}: [\n${fileColumnsOf(category)
        .map((column) => `    ${JSON.stringify(column)}`)
        .join(',\n')}\n  ]`,
  );
  const text = `{\n${lines.join(',\n')}\n}\n`;
  if (!check) writeFileSync(fileColumnsPath, text);
  else if (!existsSync(fileColumnsPath) || readFileSync(fileColumnsPath, 'utf8') !== text)
    throw new Error(`${fileColumnsPath} is not what the categories make. Run \`npm run generate\` and commit the result.`);
}

generate(process.argv.includes('--check'));
