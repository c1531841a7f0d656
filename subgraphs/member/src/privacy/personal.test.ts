import { describe, expect, test } from '@jest/globals';
import { birthDateIn } from './birthDateIn.ts';
import { personalCells, personalMembers } from './personalCells.ts';
import { personalCodesIn } from './personalCodesIn.ts';
import { isPersonal, personalKindOf } from './personalColumn.ts';

describe('personalCodesIn', () => {
  test.each([
    ['0013542419', 1, true],
    [' ۰۰۱۳۵۴۲۴۱۹ ', 1, true],
    ['٠٠١٣٥٤٢٤١٩', 1, true],
    ['001-354241-9', 1, true],
    ['۰۰۱‌۳۵۴۲۴۱۹', 1, true],
    ['خانم رضایی (کد ملی ۰۰۱۳۵۴۲۴۱۹) و آقای کریمی 0499370899', 2, false],
    ['تلفن 0013542418', 0, false],
    ['شناسه ملی 10380284790', 0, false],
    ['شماره 00013542419', 0, false],
    ['1111111111', 0, false],
    ['قرارداد شماره ۱۲', 0, false],
    ['', 0, false],
  ])('finds in %j %i', (text, count, alone) => expect(personalCodesIn(text)).toEqual({ count, alone }));
});

test.each([
  ['علی رضایی، متولد ۱۳۵۰/۰۲/۰۳', true],
  ['تاریخ تولد: 1350', true],
  ['Ali, born on 3 May 1971', false],
  ['Ali, born 1971-05-03', true],
  ['Date of birth: 3/5/1971', true],
  ['متولد تبریز', false],
  ['reborn park, 1403', false],
  ['پارک مادر و تولد دوباره', false],
])('whether %j says when somebody was born: %s', (text, says) => expect(birthDateIn(text)).toBe(says));

test.each([
  ['کد ملی', 'NATIONAL_CODE'],
  ['كد‌ملي مدیر', 'NATIONAL_CODE'],
  ['کد_ملی:', 'NATIONAL_CODE'],
  ['National Code', 'NATIONAL_CODE'],
  ['nationalCode', 'NATIONAL_CODE'],
  ['personal_code', 'NATIONAL_CODE'],
  ['تاریخ تولد', 'BIRTH_DATE'],
  ['تاريخ تولّد', 'BIRTH_DATE'],
  ['سال تولد', 'BIRTH_DATE'],
  ['birthDate', 'BIRTH_DATE'],
  ['Date of birth', 'BIRTH_DATE'],
  ['DOB', 'BIRTH_DATE'],
  ['شناسه ملی', null],
  ['national id', null],
  ['supplier.nationalId', null],
  ['تاریخ', null],
  ['محل تولید', null],
  ['number', null],
])('a column %j holds: %s', (name, kind) => expect(personalKindOf(name)).toBe(kind));

test("a firm's national id may stand in a column of national codes", () => {
  expect(isPersonal('NATIONAL_CODE', '۱۰۳۸۰۲۸۴۷۹۰')).toBe(false);
  expect(isPersonal('NATIONAL_CODE', '')).toBe(false);
  expect(isPersonal('NATIONAL_CODE', '12')).toBe(true);
  expect(isPersonal('BIRTH_DATE', '1350')).toBe(true);
});

test('cells of tables, objects and releases are found by the names of their columns, and not repeated', () => {
  const columns = (found: { column: string | null; value: string | null }[]) => found.map(({ column, value }) => [column, value]);
  const table = personalCells(['id', 'کد ملی', 'تاریخ تولد']);
  expect(columns(table({ number: 2, cells: ['1', '0013542419', ''] }))).toEqual([['کد ملی', '•••']]);
  expect(table({ number: 3, cells: ['1'] })).toEqual([]);
  const objects = personalCells(null);
  expect(
    columns(
      objects({
        number: 1,
        cells: new Map([
          ['person.birthDate', '1350'],
          ['کد ملی.مدیر', '5'],
          ['title', 'a'],
        ]),
      }),
    ),
  ).toEqual([
    ['person.birthDate', '•••'],
    ['کد ملی.مدیر', '•••'],
  ]);
  expect(columns(personalMembers({ parties: [{ name: 'a', nationalCode: 5 }, { birthDate: null }], title: 'b' }))).toEqual([
    ['parties[0].nationalCode', '•••'],
  ]);
});
