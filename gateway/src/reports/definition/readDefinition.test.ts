import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { loadReports, reportNamed } from '../loadReports.ts';

const root = mkdtempSync(join(tmpdir(), 'shafaf-reports-'));
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  rmSync(root, { recursive: true });
  mkdirSync(root);
});

const QUERY = `query Totals($year: Int!) { contractTotals(filter: { fiscalYear: $year }, groupBy: MEMBER) {
  count
  groups { member { code nameFa nameEn } amount count sampleCount }
} }`;
const both = (text: string) => ({ fa: text, en: text });
const REPORT = {
  version: 1,
  title: both('t'),
  says: [both('says')],
  saysNot: [both('says not')],
  parameters: { year: { label: both('year'), usual: { of: 'fiscalYear' } } },
  tables: [
    {
      name: 'bodies',
      title: both('bodies'),
      rows: 'contractTotals.groups',
      columns: [
        { name: 'member', label: both('body'), kind: 'member', path: 'member' },
        { name: 'amount', label: both('amount'), kind: 'rial', path: 'amount' },
      ],
    },
  ],
};
type Table = Record<string, unknown>;
const withTable = (change: Table) => ({ ...REPORT, tables: [{ ...REPORT.tables[0], ...change }] });

function write(name: string, report: unknown, query = QUERY): void {
  mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, name, 'report.json'), typeof report === 'string' ? report : JSON.stringify(report));
  writeFileSync(join(root, name, 'query.graphql'), query);
}

/** What is said against a report. */
function faultsOf(report: unknown, query?: string): string {
  write('own', report, query);
  const { refused, definitions } = loadReports([root]);
  expect(definitions.has('own')).toBe(false);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.code).toBe('BAD_REPORT');
  return refused[0]?.message ?? '';
}

test('the shipped reports fit the graph, and each of their questions asks whether records are samples', () => {
  const { definitions, refused } = loadReports();
  expect(refused).toEqual([]);
  expect(definitions.size).toBeGreaterThanOrEqual(6);
  for (const { operations } of definitions.values())
    for (const { text } of operations.values()) expect(text).toMatch(/\b(?:sample|sampleCount)\b/);
});

test('a folder of one’s own adds reports, and can have a shipped one in its own way', () => {
  write('own', REPORT);
  write('largest-contracts', { ...REPORT, version: 7 });
  const reports = loadReports([root]);
  expect(reportNamed(reports, 'own')).toMatchObject({ name: 'own', version: 1 });
  expect(reportNamed(reports, 'largest-contracts').version).toBe(7);
});

test('a report that does not fit takes no other with it', () => {
  write('own', REPORT);
  write('spoilt', '{');
  const { definitions, refused } = loadReports([root]);
  expect(definitions.has('own')).toBe(true);
  expect(refused.map(({ message }) => message)).toEqual([expect.stringContaining(`${join(root, 'spoilt', 'report.json')}: It is no JSON`)]);
});

test('a question that the graph cannot answer is refused with its line and column', () => {
  const faults = faultsOf(REPORT, 'query Totals($year: Int!) {\n  contractTotals(filter: { fiscalYear: $year }) { cuont }\n}');
  expect(faults).toContain(`${join(root, 'own', 'query.graphql')}:2:51: Cannot query field "cuont" on type "ContractTotals".`);
  expect(faults).toContain('tables.0.rows: The operation Totals selects nothing at contractTotals.groups.');
});

test.each<[what: string, report: unknown, query: string | undefined, says: string]>([
  ['is no JSON', '{"version": 1,', undefined, 'report.json: It is no JSON'],
  ['lacks what every report says', { ...REPORT, saysNot: [] }, undefined, 'report.json:saysNot: '],
  ['has a setting that there is none of', { ...REPORT, script: 'x' }, undefined, 'script'],
  [
    'shows what is not asked',
    withTable({ columns: [{ name: 'a', label: both('a'), kind: 'rial', path: 'largest' }] }),
    undefined,
    'selects nothing at contractTotals.groups.largest',
  ],
  [
    'reckons with a column that comes later',
    withTable({ columns: [{ name: 'a', label: both('a'), kind: 'percent', share: ['b', 'c'] }] }),
    undefined,
    'columns.0.share: There is no column b here',
  ],
  [
    'has a column of two sources',
    withTable({ columns: [{ name: 'a', label: both('a'), kind: 'rial', path: 'amount', answer: 'contractTotals.count' }] }),
    undefined,
    'tables.0.columns.0: a column has one source',
  ],
  [
    'orders by a column that there is none of',
    withTable({ order: { by: 'nothing', direction: 'ASC' } }),
    undefined,
    'tables.0.order.by: There is no column nothing here; there are member, amount.',
  ],
  [
    'draws a column that there is none of',
    withTable({ chart: { kind: 'bars', label: 'member', values: ['nothing'] } }),
    undefined,
    'chart.values',
  ],
  ['has a path that is none', withTable({ rows: 'contractTotals..groups' }), undefined, 'tables.0.rows: a path is of names'],
  [
    'names a parameter that the query does not have',
    { ...REPORT, parameters: { ...REPORT.parameters, other: { label: both('other') } } },
    undefined,
    'parameters.other: No operation has a variable of this name',
  ],
  ['has a variable without a label', { ...REPORT, parameters: {} }, undefined, 'The variable $year of the query has no parameter here'],
  [
    'has a required parameter without a usual value',
    { ...REPORT, parameters: { year: { label: both('year') } } },
    undefined,
    'parameters.year: The query requires it',
  ],
  [
    'has a usual value of another type',
    { ...REPORT, parameters: { year: { label: both('year'), usual: { value: 'last' } } } },
    undefined,
    'parameters.year.usual.value: ',
  ],
  ['would read everything', withTable({ most: 1_000_000 }), undefined, 'tables.0.most: '],
  ['asks for a change', REPORT, 'mutation Totals($year: Int!) { x }', 'query.graphql'],
  ['has a question without a name', REPORT, '{ contractTotals { count } }', 'An operation has no name'],
  ['has no question', REPORT, '# nothing', 'query.graphql'],
  [
    'has the name of something else as a parameter',
    { ...REPORT, parameters: { ...REPORT.parameters, lang: { label: both('lang'), type: 'String' } } },
    undefined,
    'The name lang has a meaning of its own',
  ],
  [
    'has a parameter of no type',
    { ...REPORT, parameters: { ...REPORT.parameters, x: { label: both('x'), type: 'Contract' } } },
    undefined,
    'parameters.x.type: Contract is no type of the graph that a value can have',
  ],
])('a report that %s is refused', (_what, report, query, says) => {
  expect(faultsOf(report, query)).toContain(says);
});

test('a hostile question is refused by its size before it is validated', () => {
  const deep = `query Totals($year: Int!) { contractTotals(filter: { fiscalYear: $year }) { groups { ${'member { county { '.repeat(30)} code ${'} }'.repeat(30)} } } }`;
  expect(faultsOf(REPORT, deep)).toContain('fields deep, but at most 15 are allowed');
  const wide = `query Totals { ${Array.from({ length: 500 }, (_, at) => `a${at}: contractTotals { count }`).join(' ')} }`;
  expect(faultsOf(REPORT, wide)).toMatch(/at most \d+ are/);
  const bombs = Array.from({ length: 20 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`).join('\n');
  expect(faultsOf(REPORT, `query Totals { ...F0 }\n${bombs}\nfragment F20 on Query { contractTotals { count } }`)).toMatch(
    /at most \d+ are/,
  );
  expect(faultsOf(`${JSON.stringify(REPORT)}${' '.repeat(200_000)}`)).toContain('at most 200000 are read');
});

test('the report that the documentation writes is one', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/reports.md'), 'utf8');
  const block = (language: string) => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';
  write('own', block('json'), block('graphql'));
  const reports = loadReports([root]);
  expect(reports.refused).toEqual([]);
  expect(reportNamed(reports, 'own').tables[0]?.columns).toHaveLength(4);
});

test('a folder whose name could lead elsewhere is no report', () => {
  write('Own Report', REPORT);
  expect(loadReports([root]).refused[0]?.message).toContain('lower-case Latin letters, digits and hyphens');
});

test('a folder that is not there is said so', () => {
  expect(() => loadReports([join(root, 'nowhere')])).toThrow(/The folder of reports .*nowhere cannot be read: ENOENT/);
});
