import { expect, test } from '@jest/globals';
import { serverUser } from './serverUser.ts';

const passwd =
  (...lines: string[]) =>
  () =>
    ['root:x:0:0:root:/root:/bin/bash', ...lines, ''].join('\n');
const postgres = 'postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash';
const nobody = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin';

test('an ordinary user runs the server himself', () => {
  expect(serverUser(passwd(postgres, nobody), 1000)).toBeNull();
});

test('root runs it as postgres, or as nobody where there is no such user', () => {
  expect(serverUser(passwd(nobody, postgres), 0)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
  expect(serverUser(passwd('broken line', nobody), 0)).toEqual({ name: 'nobody', uid: 65534, gid: 65533 });
});

test('root is told what to do where there is neither', () => {
  expect(() => serverUser(passwd(), 0)).toThrow('this system has neither of the users postgres and nobody');
});
