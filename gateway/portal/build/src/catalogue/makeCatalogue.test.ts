import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { apiPath } from '@shafaf/schema/contract';
import { buildSchema, parse, validate } from 'graphql';
import { portalCatalogue } from '../portalCatalogue.ts';
import type { FieldEntry, Label } from './Catalogue.ts';

const catalogue = portalCatalogue();
const schema = buildSchema(readFileSync(apiPath, 'utf8'));
const contracts = catalogue.categories.find(({ name }) => name === 'contracts');

describe('what the page knows of categories', () => {
  test('is of all that the contract has, and every name in it is Persian in Persian', () => {
    const categoryValues = schema.getType('Category');
    expect(catalogue.categories.map(({ value }) => value).sort()).toEqual(
      String(categoryValues && 'getValues' in categoryValues ? categoryValues.getValues().map(({ name }) => name) : '')
        .split(',')
        .sort(),
    );
    const labels = [
      ...catalogue.envelope.flatMap(labelsOf),
      ...catalogue.categories.flatMap(({ name, label, fields, filters, orders }) =>
        [label, ...fields.flatMap(labelsOf), ...filters.map((filter) => filter.label), ...orders.map((order) => order.label)].map(
          (each) => ({
            ...each,
            en: `${name}: ${each.en}`,
          }),
        ),
      ),
      ...Object.entries(catalogue.enums).flatMap(([name, terms]) =>
        Object.entries(terms).map(([value, { fa }]) => ({ fa, en: `${name}.${value}` })),
      ),
    ];
    // Names of contracts of build and operation, and of identifiers, are Latin in Persian too.
    const isLatinEverywhere = ({ fa }: Label) => /^(BOT|BOO|BLT)$/.test(fa);
    expect(labels.filter((label) => !/[\u0600-\u06ff]/.test(label.fa) && !isLatinEverywhere(label)).map(({ en }) => en)).toEqual([]);
  });

  test('asks what the contract answers', () => {
    for (const { list, record } of catalogue.categories)
      for (const { text } of [list, record]) expect(validate(schema, parse(text))).toEqual([]);
  });

  test('joins two ends of one field to a range, and calls conditions as the fields that they are about', () => {
    expect(contracts?.filters).toContainEqual({
      control: 'range',
      kind: 'rial',
      label: { fa: 'مبلغ', en: 'Amount' },
      from: 'minAmount',
      to: 'maxAmount',
    });
    expect(contracts?.filters).toContainEqual({
      control: 'choices',
      name: 'procurementMethod',
      label: { fa: 'روش انجام معامله', en: 'Procurement method' },
      enum: 'ProcurementMethod',
    });
    const inputs = contracts?.filters.flatMap((filter) => (filter.control === 'range' ? [filter.from, filter.to] : [filter.name]));
    expect(inputs?.sort()).toEqual(
      ['text', 'member', 'memberKind', 'county', 'fiscalYear', 'minAmount', 'maxAmount', 'signedFrom', 'signedTo', 'supplier']
        .concat(['procurementMethod', 'thresholdClass', 'sample'])
        .sort(),
    );
  });

  test('knows years from numbers, and what is told in one language only', () => {
    expect(contracts?.fields.find(({ name }) => name === 'thresholdClass')?.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'year', kind: 'year' }),
        expect.objectContaining({ name: 'explanationFa', kind: 'text', language: 'fa' }),
      ]),
    );
  });
});

function labelsOf({ label, fields = [] }: FieldEntry): Label[] {
  return [label, ...fields.flatMap(labelsOf)];
}
