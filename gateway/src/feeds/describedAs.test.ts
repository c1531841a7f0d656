import { expect, test } from '@jest/globals';
import { describedAs, persianTerm } from './describedAs.ts';

test.each([
  ['Transactions and contracts (معاملات و قراردادها).', 'معاملات و قراردادها', 'Transactions and contracts'],
  ['To repair or alter (تعمیرات، تغییر نقشه).', 'تعمیرات', 'To repair or alter'],
  ['Financial performance (عملکرد مالی): budgets, and what came of them.', 'عملکرد مالی', 'Financial performance'],
  ['Signed and in force.', 'ACTIVE', 'Signed and in force'],
  ['For what it is (BLDS: PermitClass).', 'ACTIVE', 'For what it is'],
  ['', 'ACTIVE', 'ACTIVE'],
  [null, 'ACTIVE', 'ACTIVE'],
])('what is described as %j is called so in both languages', (description, fa, en) => {
  expect([describedAs(description, 'ACTIVE', 'fa'), describedAs(description, 'ACTIVE', 'en')]).toEqual([fa, en]);
});

test('what has no Persian term has none', () => {
  expect(persianTerm('Signed and in force.')).toBeUndefined();
});
