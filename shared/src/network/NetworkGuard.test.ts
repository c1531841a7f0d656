import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NetworkGuard } from './NetworkGuard.ts';
import { developmentNetwork, ownNetwork, strictNetwork } from './NetworkPolicy.ts';

const strict = new NetworkGuard(strictNetwork);
const allowing = (...allow: string[]) => new NetworkGuard({ https: 'REQUIRED', allow });

describe('an address that a name stands for', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '185.143.233.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '169.253.255.255',
    '2606:4700:4700::1111',
    '2001:4860:4860::8888',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ])('may be %s, which is public', (address) => {
    expect(() => strict.checkAddress('members.example.ir', address)).not.toThrow();
  });

  test.each([
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'carrierGradeNat'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.1.1', 'linkLocal'],
    ['169.254.169.254', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['192.0.0.8', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['192.88.99.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['198.51.100.1', 'reserved'],
    ['203.0.113.1', 'reserved'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::127.0.0.1', 'reserved'],
    ['::8.8.8.8', 'reserved'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:10.0.0.1', 'private'],
    ['::ffff:a9fe:a9fe', 'metadata'],
    ['::ffff:0:127.0.0.1', 'rfc6145'],
    ['64:ff9b::7f00:1', 'loopback'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['64:ff9b::169.254.169.254', 'metadata'],
    ['64:ff9b:1::1', 'rfc6052'],
    ['2002:7f00:1::', '6to4'],
    ['2002:808:808::1', '6to4'],
    ['2001::1', 'teredo'],
    ['2001:db8::1', 'reserved'],
    ['3fff::1', 'reserved'],
    ['100::1', 'discard'],
    ['fc00::1', 'uniqueLocal'],
    ['fd12:3456::1', 'uniqueLocal'],
    ['fd00:ec2::254', 'metadata'],
    ['fe80::1', 'linkLocal'],
    ['fe80::1%eth0', 'linkLocal'],
    ['fec0::1', 'deprecatedSiteLocal'],
    ['ff02::1', 'multicast'],
    ['4000::1', 'reserved'],
    ['5f00::1', 'segmentRouting'],
  ])('may not be %s (%s), and the message names it, its range and the setting', (address, range) => {
    const check = () => strict.checkAddress('members.example.ir', address);
    expect(check).toThrow(`members.example.ir, which stands for ${address}, is not called`);
    expect(check).toThrow(`in the range "${range}"`);
    expect(check).toThrow('SHAFAF_ALLOW_NETWORK');
  });

  test('may lie in a range that is allowed, and in no other', () => {
    const guard = allowing('10.20.0.0/16', 'fd12:3456::/32', '192.168.7.7');
    for (const address of ['10.20.255.1', '::ffff:10.20.0.1', '64:ff9b::10.20.0.1', 'fd12:3456::9', '192.168.7.7', '1.1.1.1'])
      expect(() => guard.checkAddress('h', address)).not.toThrow();
    for (const address of ['10.21.0.1', '192.168.7.8', 'fd12:3457::9', '127.0.0.1', '::1'])
      expect(() => guard.checkAddress('h', address)).toThrow(/is not called/);
  });

  test('may lie in a range that is allowed by its name', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.9.9.9'])
      expect(() => allowing('loopback').checkAddress('h', address)).not.toThrow();
    expect(() => allowing('loopback').checkAddress('h', '10.0.0.1')).toThrow('"private"');
    expect(() => allowing('private').checkAddress('h', '127.0.0.1')).toThrow('"loopback"');
  });

  test('may be private for a host that is allowed by name, but not where no server stands', () => {
    const guard = allowing('Members.Example.LAN.');
    for (const address of ['10.0.0.1', '127.0.0.1', 'fd00::1', '100.64.0.1'])
      expect(() => guard.checkAddress('members.example.lan', address)).not.toThrow();
    for (const address of ['169.254.169.254', '100.100.100.200', '169.254.0.1', '0.0.0.0', '224.0.0.1', '::'])
      expect(() => guard.checkAddress('members.example.lan', address)).toThrow(/is not called/);
    for (const host of ['example.lan', 'a.members.example.lan', 'members.example.lan.evil.example'])
      expect(() => guard.checkAddress(host, '10.0.0.1')).toThrow(/is not called/);
  });

  test('may be one that tells secrets only when that very address is allowed', () => {
    for (const guard of [allowing('169.254.0.0/16', 'carrierGradeNat', 'fd00::/8'), new NetworkGuard(ownNetwork)])
      for (const address of ['169.254.169.254', '100.100.100.200', 'fd00:ec2::254', '::ffff:169.254.169.254'])
        expect(() => guard.checkAddress('h', address)).toThrow('"metadata"');
    expect(() => allowing('169.254.169.254').checkAddress('h', '169.254.169.254')).not.toThrow();
  });

  test('is judged alike in every way of writing it inside another', () => {
    const judge = (address: string) => {
      try {
        strict.checkAddress('h', address);
        return 'allowed';
      } catch {
        return 'refused';
      }
    };
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        for (const form of [`::ffff:${address}`, `::ffff:${hex}`, `0:0:0:0:0:ffff:${hex}`, `64:ff9b::${address}`, `64:ff9b::${hex}`])
          expect([form, judge(form)]).toEqual([form, judge(address)]);
      }),
    );
  });
});

describe("a server's address", () => {
  test.each([
    'https://shafaf.example.ir/graphql',
    'https://shafaf.example.ir:8443/graphql?x=1',
    'https://1.1.1.1/graphql',
    'https://[2606:4700::1]/graphql',
  ])('may be %s', (address) => {
    expect(strict.checkUrl(address).href).toBe(address);
  });

  test.each([
    ['nowhere', 'is no web address'],
    ['', 'is no web address'],
    ['//shafaf.example.ir/graphql', 'is no web address'],
    ['http://shafaf.example.ir/graphql', 'an address begins with https://.'],
    ['ftp://shafaf.example.ir/graphql', 'an address begins with https://.'],
    ['file:///etc/passwd', 'an address begins with https://.'],
    ['gopher://127.0.0.1:6379/_FLUSHALL', 'an address begins with https://.'],
    ['unix:///var/run/docker.sock', 'an address begins with https://.'],
    ['data:application/json,{}', 'an address begins with https://.'],
    ['https://user@shafaf.example.ir/', "is given with a user's name or password"],
    ['https://:secret@shafaf.example.ir/', "is given with a user's name or password"],
    ['https://shafaf.example.ir:22/', 'cannot be called at port 22'],
    ['https://shafaf.example.ir:25/', 'cannot be called at port 25'],
    ['https://shafaf.example.ir:80/', 'cannot be called at port 80'],
    ['https://shafaf.example.ir:1023/', 'cannot be called at port 1023'],
    ['https://shafaf.example.ir:0/', 'cannot be called at port 0'],
    ['https://127.0.0.1/', '"loopback"'],
    ['https://127.1/', '"loopback"'],
    ['https://2130706433/', '"loopback"'],
    ['https://0x7f000001/', '"loopback"'],
    ['https://0x7f.0.0.1/', '"loopback"'],
    ['https://0177.0.0.1/', '"loopback"'],
    ['https://017700000001/', '"loopback"'],
    ['https://127.0.0.1./', '"loopback"'],
    ['https://１２７.０.０.１/', '"loopback"'],
    ['https://127。0。0。1/', '"loopback"'],
    ['https://%31%32%37.0.0.1/', '"loopback"'],
    ['https://0/', '"unspecified"'],
    ['https://10.0.0.1/', '"private"'],
    ['https://0xa9fea9fe/', '"metadata"'],
    ['https://[::1]/', '"loopback"'],
    ['https://[::]/', '"unspecified"'],
    ['https://[0:0:0:0:0:0:0:1]/', '"loopback"'],
    ['https://[::ffff:127.0.0.1]/', '"loopback"'],
    ['https://[::ffff:7f00:1]/', '"loopback"'],
    ['https://[64:ff9b::7f00:1]/', '"loopback"'],
    ['https://[2002:7f00:1::]/', '"6to4"'],
    ['https://[fe80::1]/', '"linkLocal"'],
    ['https://[fd00:ec2::254]/', '"metadata"'],
  ])('may not be %s: %s', (address, message) => {
    expect(() => strict.checkUrl(address)).toThrow(message);
  });

  test('does not give its password away in the refusal', () => {
    expect(() => strict.checkUrl('https://user:secret@shafaf.example.ir/')).not.toThrow(/secret/);
  });

  test('may be without TLS, and on this machine, in development; nothing else is open then', () => {
    const guard = new NetworkGuard(developmentNetwork);
    for (const address of ['http://127.0.0.1:4101/graphql', 'http://[::1]:4101/graphql', 'http://shafaf.example.ir/graphql'])
      expect(() => guard.checkUrl(address)).not.toThrow();
    for (const address of [
      'http://10.0.0.1:4101/',
      'http://169.254.169.254/latest/meta-data',
      'http://127.0.0.1:22/',
      'ftp://127.0.0.1:4101/',
    ])
      expect(() => guard.checkUrl(address)).toThrow();
  });
});

test.each([
  '10.0.0.0/33',
  '*',
  'http://members.example.lan',
  '10.0.0',
  '10.0.0.0/',
  '',
  'a b',
  '*.example.ir',
  'members.example.lan/24',
  '1.2.3.4.5',
])('what is allowed cannot be named "%s"', (entry) => {
  expect(() => allowing(entry)).toThrow(`but got: ${entry}`);
});
