import { expect, test } from '@jest/globals';
import { pagePatterns } from './pagePaths.ts';

const patterns = pagePatterns(['contracts', 'permits']).map((pattern) => new RegExp(pattern));

test.each([
  '/',
  '/en',
  '/en/',
  '/search',
  '/en/search',
  '/browse/permits',
  '/en/browse/contracts',
  '/record/ahar-municipality:contracts:1%2F2',
])('a page stands at %s', (path) => expect(patterns.filter((pattern) => pattern.test(path))).toHaveLength(1));

test.each([
  '/browse',
  '/browse/wells',
  '/browse/contracts/1',
  '/record',
  '/record/a/b',
  '/english',
  '/enough',
  '/graphql',
  '/status',
  '//',
])('no page stands at %s', (path) => expect(patterns.some((pattern) => pattern.test(path))).toBe(false));
