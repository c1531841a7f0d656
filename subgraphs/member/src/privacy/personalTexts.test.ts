import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { personalTexts } from './personalTexts.ts';
import { textsOf } from './textsOf.ts';

const text = z.string().trim().min(1);
const form = z.strictObject({
  title: text,
  amount: z
    .string()
    .regex(/^-?\d+$/)
    .optional(),
  signedOn: z.iso.date().optional(),
  permitNumber: text
    .transform((given) => given)
    .pipe(z.string())
    .optional(),
  documents: z.array(z.strictObject({ title: text.optional(), url: z.url() })).default([]),
  holder: z.strictObject({ name: text.optional(), identifier: z.strictObject({ scheme: text, id: text }).optional() }).optional(),
  subjects: z.array(text).default([]),
});
const CODE = '0013542419';
const look = (content: object, id = '1') => {
  const { problems, notices } = personalTexts(form, { title: 'a', ...content }, id);
  return { refused: problems.map(({ column }) => column), noticed: notices.map(({ code, field }) => [code, field]) };
};

test('texts are found at every depth; days, amounts and enums are none', () => {
  const content = {
    title: 'a',
    amount: '1',
    signedOn: '2024-01-01',
    permitNumber: '5',
    documents: [{ title: 'b', url: 'https://a.ir' }],
    holder: { name: 'c' },
    subjects: ['d'],
  };
  expect(textsOf(form, content).map(({ place, role }) => [place, role])).toEqual([
    ['title', 'WORDS'],
    ['permitNumber', 'NUMBER'],
    ['documents.0.title', 'WORDS'],
    ['documents.0.url', 'NUMBER'],
    ['holder.name', 'WORDS'],
    ['subjects.0', 'WORDS'],
  ]);
});

test('a text that is nothing but a national code is refused, wherever it stands', () => {
  expect(look({ holder: { name: CODE }, subjects: ['x', '۰۰۱-۳۵۴۲۴۱-۹'] })).toEqual({
    refused: ['holder.name', 'subjects.1'],
    noticed: [],
  });
});

test('among words it is a notice, and so is a date of birth', () => {
  expect(look({ title: `پرداخت به ${CODE}`, documents: [{ title: 'متولد ۱۳۵۰', url: 'https://a.ir' }] })).toEqual({
    refused: [],
    noticed: [
      ['PERSONAL_CODE_IN_TEXT', 'title'],
      ['BIRTH_DATE_IN_TEXT', 'documents.0.title'],
    ],
  });
});

test('a number of something that passes the check is a notice: it may be by chance', () => {
  expect(look({ permitNumber: CODE, documents: [{ url: `https://a.ir/${CODE}` }] }, CODE)).toEqual({
    refused: [],
    noticed: [
      ['PERSONAL_CODE_IN_TEXT', 'permitNumber'],
      ['PERSONAL_CODE_IN_TEXT', 'documents.0.url'],
      ['PERSONAL_CODE_IN_TEXT', 'id'],
    ],
  });
  expect(look({ amount: CODE })).toEqual({ refused: [], noticed: [] });
});

test('an identifier that says it is a national code is refused', () => {
  expect(look({ holder: { identifier: { scheme: 'کد ملی', id: '12' } } })).toEqual({ refused: ['holder.identifier.id'], noticed: [] });
});
