import { expect, test } from '@jest/globals';
import type { Attributes } from '../attributes/Attribute.ts';
import { object } from '../attributes/object.ts';
import { oneOf } from '../attributes/oneOf.ts';
import { required } from '../attributes/required.ts';
import { day, integer, text } from '../attributes/scalar.ts';
import { permitAttributes } from '../categories/permits/permitAttributes.ts';
import { permits } from '../categories/permits/permits.ts';
import { defineCategory } from './defineCategory.ts';

const heading = (fa: string, en: string) => ({ fa: [fa], en: [en], description: { en, fa } });
const permitDefinition = {
  category: 'permits',
  attributes: permitAttributes,
  headings: { localId: heading('شناسه', 'id'), title: heading('عنوان', 'title') },
  samples: () => [],
};
/** Permits with other attributes. */
const define = (changes: Attributes, category = 'permits') =>
  defineCategory({ ...permitDefinition, category, attributes: { ...permitAttributes, ...changes } });

test.each<[what: string, changes: Attributes, message: RegExp]>([
  ['an attribute too many', { colour: text() }, /^- The attribute "colour" does not stand in the contract: add Permit\.colour\.$/m],
  ['an attribute of another type', { fee: day() }, /^- Permit\.fee of the contract is of type Rial, but the attribute makes Date\.$/m],
  ['one that is always there', { fee: required(integer()) }, /^- Permit\.fee of the contract may be null, but every record has it\.$/m],
  [
    'an enum without a value',
    { permitClass: oneOf({ RESIDENTIAL: [] }) },
    /^- Permit\.permitClass of the contract is of type PermitClass, of whose values the attribute lacks NON_RESIDENTIAL\.$/m,
  ],
  [
    'an enum with one too many',
    { permitClass: oneOf({ RESIDENTIAL: [], NON_RESIDENTIAL: [], BOTH: [] }) },
    /^- Permit\.permitClass of the contract is of type PermitClass, which has no value BOTH\.$/m,
  ],
  [
    'an object without a field',
    { holder: object({ name: text() }) },
    /^- Permit\.holder of the contract is of type PermitHolder, whose field kind the attribute lacks\.$/m,
  ],
  [
    'an object with another field',
    { point: object({ latitude: text(), longitude: text() }) },
    /^- Permit\.point of the contract has a field latitude that may not be null, but a body may leave it out\.$/m,
  ],
  ['the name of a common field', { license: text() }, /^- The attribute "license" is called as a field that every record has\.$/m],
  [
    'a header of another column',
    { district: text({ heading: heading('عوارض', 'district') }) },
    /^- The columns fee and district of files have the name "عوارض" in common\.$/m,
  ],
])('what does not fit the contract is refused: %s', (_what, changes, message) => {
  expect(() => define(changes)).toThrow(/^The category permits is not what the contract says:\n/);
  expect(() => define(changes)).toThrow(message);
});

test('an attribute that the contract names and nobody gives is refused', () => {
  const { fee: _fee, ...others } = permitAttributes;
  expect(() =>
    defineCategory({
      category: 'permits',
      attributes: others,
      headings: { localId: heading('ش', 'i'), title: heading('ع', 't') },
      samples: () => [],
    }),
  ).toThrow(/^- Permit\.fee stands in the contract, but no attribute has that name\.$/m);
});

test('a filter of what has no column of its own is refused', () => {
  const holder = object({ kind: required(oneOf({ LEGAL: [], NATURAL: [] })), name: text(), nationalId: text() });
  expect(() => define({ holder: { ...holder, parts: (name) => ({ ...holder.parts(name), misfit: () => null }) } })).toThrow(
    'PermitFilter.holderKind of the contract is of "holder.kind", which has no column of its own',
  );
});

test('a title that is to be made of a column that is not there, or is no text, is refused', () => {
  const titled = (...titleFrom: string[]) => defineCategory({ ...permitDefinition, titleFrom });
  expect(titled('holder.name').columns.find(({ path }) => path === 'title')).toMatchObject({ required: false });
  for (const path of ['holder.family', 'fee']) expect(() => titled(path)).toThrow(`Titles should be made of "${path}", and files have no`);
});

test('a category that the contract does not have is refused, with what to add', () => {
  expect(() => define({}, 'wells')).toThrow(
    'The contract has no category "wells": add an SDL file to schema/disclosures/ whose type bears @disclosure(category: "wells").',
  );
});

test('a table takes its steps one by one, each under a name of its own', () => {
  expect(Object.keys(permits.migrations)).toEqual(['permits_01', 'permits_02']);
  expect(Object.keys(define({ legalBasis: text({ since: 3 }) }).migrations)).toEqual(['permits_01', 'permits_02', 'permits_03']);
});
