import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { apiPath, disclosuresSdl, readSupergraphSdl } from '@shafaf/schema/contract';
import { errorCatalogue } from '@shafaf/shared/errors/catalogue';
import { useContractScalars } from '@shafaf/shared/graph/useContractScalars';
import { buildSchema, parse, validate } from 'graphql';
import type { Member } from '../scatter/Member.ts';
import { readRules } from '../scatter/rules.ts';
import { OperationCosts } from './cost/OperationCosts.ts';
import { readWeights } from './cost/weights.ts';
import { type LimitName, limitTable, usualValue } from './limitTable.ts';
import { usualLimits } from './PublicLimits.ts';

const page = readFileSync(new URL('../../../docs/limits.md', import.meta.url), 'utf8');

/** The rows of the page's table that has these headings. */
function rowsUnder(headings: string): string[] {
  const lines = page.split('\n');
  const from = lines.indexOf(headings);
  expect(from).toBeGreaterThan(0);
  const rows = lines.slice(from + 2);
  return rows.slice(
    0,
    rows.findIndex((line) => !line.startsWith('|')),
  );
}

describe('docs/limits.md', () => {
  test('has the limits as they are', () => {
    const rows = (Object.keys(limitTable) as LimitName[]).map((name) => {
      const { what, unit, code } = limitTable[name];
      return `| \`${name}\` | ${what} | ${usualValue(name)} | ${unit} | ${code === null ? '' : `\`${code}\` (${errorCatalogue[code].status})`} |`;
    });
    expect(rowsUnder('| name | limits | usually | counted in | code |')).toEqual(rows);
  });

  test('has examples of costs that are true, and says which are refused', () => {
    const schema = buildSchema(readFileSync(apiPath, 'utf8'));
    useContractScalars(schema);
    const costs = new OperationCosts({ schema, rules: readRules(disclosuresSdl), weights: readWeights(readSupergraphSdl()) });
    const register: Member[] = Array.from({ length: 95 }, (_, i) => ({ code: `m${i}`, kind: 'MUNICIPALITY', county: null, address: null }));
    const cost = (text: string) => {
      const document = parse(text);
      expect(validate(schema, document)).toEqual([]);
      const [operation] = document.definitions;
      if (operation?.kind !== 'OperationDefinition') throw new Error(`no operation: ${text}`);
      return costs.of(document, operation, {}, register);
    };
    const rows = rowsUnder('| operation, over 95 members | points |');
    expect(rows.length).toBeGreaterThan(3);
    const worked = rows.map((row) => {
      const text = /^\| `(.*)` \|/.exec(row)?.[1] ?? '';
      const points = cost(text);
      return `| \`${text}\` | ${points.toLocaleString('en')}${points > usualLimits.cost ? ': refused' : ''} |`;
    });
    expect(rows).toEqual(worked);
  });
});
