import { expect, test } from '@jest/globals';
import { type MemberKind, provinceMembers } from './provinceMembers.ts';

test('the province has one governorate, 22 counties and 72 municipalities, each with a code of its own', () => {
  const count = (kind: MemberKind) => provinceMembers.filter((member) => member.kind === kind).length;
  expect([count('GOVERNORATE'), count('COUNTY'), count('MUNICIPALITY')]).toEqual([1, 22, 72]);
  expect(new Set(provinceMembers.map((member) => member.code)).size).toBe(95);
});

test('every municipality lies in a county of the list, and no other body does', () => {
  const counties = new Set(provinceMembers.filter((member) => member.kind === 'COUNTY').map((member) => member.code));
  for (const member of provinceMembers) expect(member.county !== null && counties.has(member.county)).toBe(member.kind === 'MUNICIPALITY');
});

test('what is not known is null, never nought', () => {
  expect(provinceMembers.filter((member) => member.population === null)).toHaveLength(62);
  expect(provinceMembers.filter((member) => member.location === null)).toHaveLength(5);
  expect(provinceMembers.find((member) => member.code === 'tabriz-municipality')).toEqual({
    code: 'tabriz-municipality',
    kind: 'MUNICIPALITY',
    nameFa: 'شهرداری تبریز',
    nameEn: 'Tabriz Municipality',
    county: 'tabriz-county',
    population: 1424641,
    location: { latitude: 38.07386, longitude: 46.29788 },
    officialCode: '1214',
  });
});
