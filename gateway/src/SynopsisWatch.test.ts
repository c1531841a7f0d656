import { expect, test } from '@jest/globals';
import pino from 'pino';
import type { Exchanged } from './exchange.ts';
import { SynopsisWatch } from './SynopsisWatch.ts';
import type { Missing } from './scatter/ask.ts';
import type { Member } from './scatter/Member.ts';

const memberOf = (index: number): Member => ({
  code: `member-${index}`,
  kind: 'MUNICIPALITY',
  county: null,
  address: `http://127.0.0.1:${1_000 + index}/graphql`,
});

/** Watches members whose synopses cannot be used, and notes who is asked together. */
function watch(members: readonly Member[]) {
  const together: string[][] = [[]];
  const watch = new SynopsisWatch({
    client: {
      get: async (_address, _etag, code = ''): Promise<Exchanged> => {
        together.at(-1)?.push(code);
        setImmediate(() => together.at(-1)?.length !== 0 && together.push([]));
        return { status: 404, etag: undefined, text: '' };
      },
    },
    members: () => members,
    logger: pino({ level: 'silent' }),
    everyMilliseconds: 100,
    relyMilliseconds: 1_000,
  });
  return { together, watch };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('all members are asked at once at first, then in turns, each as often as the others', async () => {
  const members = Array.from({ length: 40 }, (_, index) => memberOf(index));
  const { together, watch: watching } = watch(members);
  watching.start();
  try {
    expect(together[0]).toHaveLength(40);
    await until(() => together.flat().length >= 40 + 120);
    const later = together.slice(1);
    expect(Math.max(...later.map(({ length }) => length))).toBeLessThanOrEqual(20);
    const times = members.map(({ code }) => later.flat().filter((each) => each === code).length);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
  } finally {
    watching.stop();
  }
});

test('a member that joins is asked at once, and one that left no more', async () => {
  const members = [memberOf(0)];
  const { together, watch: watching } = watch(members);
  watching.start();
  try {
    members.push(...Array.from({ length: 15 }, (_, index) => memberOf(index + 1)));
    await until(() => together.flat().length > 1);
    expect(together.flat()).toEqual(expect.arrayContaining(members.map(({ code }) => code)));
    members.splice(0, 1);
    const before = together.flat().length;
    await until(() => together.flat().length > before + 30);
    expect(together.flat().slice(before)).not.toContain('member-0');
  } finally {
    watching.stop();
  }
});

test('a member whose synopsis takes long to read is let be for a while, whatever it changes', async () => {
  const asked: string[] = [];
  const large = (code: string) => {
    const zone = { rows: 1, ranges: { amount: { min: '1', max: '2', nulls: 0 } }, values: { method: { OPEN: 1 } } };
    const zones = Array.from({ length: code === 'member-0' ? 2_000 : 1 }, () => zone);
    const categories = { contracts: { rows: zones.length, zones, singles: { rows: 0, ranges: {}, values: {} }, sets: {} } };
    return JSON.stringify({ form: 1, member: code, version: `${asked.length}`, categories });
  };
  const watching = new SynopsisWatch({
    client: {
      get: async (_address, _etag, code = ''): Promise<Exchanged> => {
        asked.push(code);
        return { status: 200, etag: undefined, text: large(code) };
      },
    },
    members: () => [memberOf(0), memberOf(1)],
    logger: pino({ level: 'silent' }),
    everyMilliseconds: 5,
    relyMilliseconds: 60_000,
  });
  watching.start();
  try {
    const timesOf = (code: string) => asked.filter((each) => each === code).length;
    await until(() => timesOf('member-1') >= 20);
    expect(timesOf('member-0')).toBeLessThan(timesOf('member-1') / 2);
    expect(watching.of(memberOf(0))).toBeDefined();
  } finally {
    watching.stop();
  }
});

test.each([
  ['too long', `"${'x'.repeat(3_000_000)}"`],
  ['too deep', '['.repeat(100_000)],
  ["another's", JSON.stringify({ form: 1, member: 'member-1', version: '1', categories: {} })],
  ['no JSON', '<html>'],
])('a synopsis that is %s is not used, and the log says so in short', async (_what, text) => {
  const log: string[] = [];
  const watching = new SynopsisWatch({
    client: { get: async (): Promise<Exchanged> => ({ status: 200, etag: undefined, text }) },
    members: () => [memberOf(0)],
    logger: pino({}, { write: (line) => void log.push(line) }),
    everyMilliseconds: 50,
    relyMilliseconds: 60_000,
  });
  watching.start();
  try {
    await until(() => log.length > 0);
    expect(watching.of(memberOf(0))).toBeUndefined();
    expect(log[0]?.length).toBeLessThan(800);
  } finally {
    watching.stop();
  }
});

test('what is known stands until a synopsis changes, falls silent or comes back', async () => {
  let version = 1;
  let isAway = false;
  const synopsis = (code: string) => JSON.stringify({ form: 1, member: code, version: `${version}`, categories: {} });
  const member = memberOf(0);
  let answers = 0;
  const watching = new SynopsisWatch({
    client: {
      get: async (_address, etag, code = ''): Promise<Exchanged | Missing> => {
        answers++;
        if (isAway) return { missing: 'UNREACHABLE', detail: 'away' };
        return etag === `${version}` ? { status: 304, etag, text: '' } : { status: 200, etag: `${version}`, text: synopsis(code) };
      },
    },
    members: () => [member],
    logger: pino({ level: 'silent' }),
    everyMilliseconds: 20,
    relyMilliseconds: 60_000,
  });
  watching.start();
  try {
    const unknown = watching.standing();
    await until(() => watching.of(member) !== undefined);
    const known = watching.standing();
    expect(known).not.toBe(unknown);
    const before = answers;
    await until(() => answers >= before + 2);
    expect(watching.standing()).toBe(known);
    version++;
    await until(() => watching.of(member)?.version === '2');
    const changed = watching.standing();
    expect(changed).not.toBe(known);
    isAway = true;
    await until(() => watching.of(member) === undefined);
    const away = watching.standing();
    expect(away).not.toBe(changed);
    isAway = false;
    await until(() => watching.of(member) !== undefined);
    expect(watching.standing()).not.toBe(away);
  } finally {
    watching.stop();
  }
});

test('what is known stands no longer than each synopsis is relied on', async () => {
  const member = memberOf(0);
  let isSilent = false;
  const watching = new SynopsisWatch({
    client: {
      get: async (): Promise<Exchanged> => {
        if (isSilent) await new Promise(() => undefined);
        return { status: 200, etag: 'same', text: JSON.stringify({ form: 1, member: member.code, version: '1', categories: {} }) };
      },
    },
    members: () => [member],
    logger: pino({ level: 'silent' }),
    everyMilliseconds: 10,
    relyMilliseconds: 200,
  });
  watching.start();
  try {
    await until(() => watching.of(member) !== undefined);
    isSilent = true;
    const known = watching.standing();
    await until(() => watching.of(member) === undefined);
    expect(watching.standing()).not.toBe(known);
  } finally {
    watching.stop();
  }
});
