import { describe, expect, test } from '@jest/globals';
import { addressList } from './addressList.ts';
import { clientKey } from './clientKey.ts';

describe('a client', () => {
  test('is known by its IPv4 address, however it is written', () => {
    expect([clientKey('192.0.2.7'), clientKey('::ffff:192.0.2.7'), clientKey('::ffff:c000:207')]).toEqual([
      '192.0.2.7',
      '192.0.2.7',
      '192.0.2.7',
    ]);
  });

  test('is known by the network of its IPv6 address', () => {
    const key = clientKey('2001:db8:1:2::7');
    expect([clientKey('2001:0db8:0001:0002:ffff:ffff:ffff:ffff'), clientKey('2001:db8:1:2::7%eth0')]).toEqual([key, key]);
    expect(clientKey('2001:db8:1:3::7')).not.toBe(key);
  });

  test('is of a list by its address or a range, in either form', () => {
    const isListed = addressList(['127.0.0.0/8', '::1', '10.20.0.7', 'fd12:3456::/32']);
    for (const address of ['127.0.0.1', '127.9.9.9', '::ffff:127.0.0.1', '::1', '0:0:0:0:0:0:0:1', '10.20.0.7', 'fd12:3456:7::1'])
      expect([address, isListed(address)]).toEqual([address, true]);
    for (const address of ['128.0.0.1', '::2', '10.20.0.8', 'fd12:3457::1', 'localhost', ''])
      expect([address, isListed(address)]).toEqual([address, false]);
  });
});
