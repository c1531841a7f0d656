import { expect, test } from '@jest/globals';
import { businessServices } from './businessServices.ts';

const settled = (channels: object[]) => {
  const content = businessServices.content.parse({ title: 'خدمت', channels });
  expect(businessServices.content.parse(content)).toEqual(content);
  return content.channels;
};

test('a page alone is a way that is online, whether or not the ways are named beside it', () => {
  const page = { url: 'https://service.example/' };
  expect(settled([page])).toEqual([{ ...page, kind: 'ONLINE' }]);
  expect(settled([{ kind: 'ONLINE' }, { kind: 'OFFICE' }, page])).toEqual([{ kind: 'OFFICE' }, { ...page, kind: 'ONLINE' }]);
});

test('ways that are only named stand once, and those that say more all stand', () => {
  expect(settled([{ kind: 'PHONE' }, { kind: 'PHONE' }])).toEqual([{ kind: 'PHONE' }]);
  const counters = [
    { kind: 'OFFICE', address: 'شمال' },
    { kind: 'OFFICE', address: 'جنوب' },
  ];
  expect(settled([...counters, { kind: 'OFFICE' }])).toEqual(counters);
  expect(settled([{ address: 'ناکجا' }])).toEqual([{ address: 'ناکجا' }]);
});
