import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import { connect } from '@shafaf/shared/database/connect';
import { migrate } from '@shafaf/shared/database/migrate';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import type { ServedSubgraph } from '@shafaf/shared/server/serveSubgraph';
import { type Kysely, sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { migrations } from '../database/migrations.ts';
import { provinceMembers } from '../members/provinceMembers.ts';
import { setAddress } from '../members/setAddress.ts';
import { prepareDirectory } from '../prepareDirectory.ts';
import { startDirectory } from '../startDirectory.ts';
import { approve } from './approve.ts';
import type { CheckSubject } from './CheckMember.ts';
import { history } from './history.ts';
import { answerStatement, type InvitationAnswer } from './invitationAnswer.ts';
import { invite } from './invite.ts';
import { joiningState } from './joiningState.ts';
import { leave } from './leave.ts';
import { move } from './move.ts';
import { pin } from './pin.ts';
import { resume } from './resume.ts';
import { suspend } from './suspend.ts';

const ADDRESS = 'https://maragheh.example.ir/graphql';
/** Of some key. */
const PIN = createHash('sha256').update('a key').digest('base64');
/** Each test has a body of its own. */
const bodies = provinceMembers.filter(({ kind }) => kind === 'MUNICIPALITY');
const logger = createLogger('test', { level: 'silent' });

let CODE: string;
let county: string | null;
let database: TestDatabase;
let db: Kysely<DirectoryDatabase>;
let directory: ServedSubgraph;
/** Who was checked, and what the check is to find; a test may let it wait. */
let checked: CheckSubject[];
let passes: boolean;
let hold: Promise<void>;

const reportOn = ({ code, address }: CheckSubject, passed: boolean): ConformanceReport => ({
  form: 1,
  address,
  member: code,
  checkedAt: new Date().toISOString(),
  passed,
  checks: [
    {
      name: 'order',
      title: 'Rows come in order',
      outcome: passed ? 'PASSED' : 'FAILED',
      note: null,
      findings: passed ? [] : [{ what: 'they do not', whatToDo: 'sort them' }],
    },
  ],
});

const check = async (subject: CheckSubject) => {
  checked.push(subject);
  await hold;
  return reportOn(subject, passes);
};
const start = () => startDirectory({ database: db, logger, check });

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url);
  await prepareDirectory(db);
  directory = await start();
});
afterAll(async () => {
  await directory.stop();
  await db.destroy();
  await database.drop();
});
beforeEach(() => {
  const body = bodies.pop();
  if (body === undefined) throw new Error('there are more tests than bodies');
  ({ code: CODE, county } = body);
  [checked, passes, hold] = [[], true, Promise.resolve()];
});

const inviteIt = (options: { approvals?: number; validHours?: number } = {}) =>
  invite(db, { code: CODE, who: 'Parvin', validHours: 72, approvals: 0, ...options });

const newKey = () => generateKeyPairSync('ed25519').privateKey;
const publicOf = (key: KeyObject) => String(key.export({ format: 'jwk' }).x);

/** The answer that the holder of a key gives to an invitation. */
function answerWith(key: KeyObject, invitation: string, address = ADDRESS, keyPins: string[] = []): InvitationAnswer {
  const said = { invitation, address, publicKey: publicOf(key), keyPins };
  return { ...said, signature: sign(null, Buffer.from(answerStatement(said)), key).toString('base64url') };
}

async function post(answer: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(new URL('/joining', directory.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

async function stateOf(invitation: string) {
  const response = await fetch(new URL('/joining', directory.address), { headers: { authorization: `Bearer ${invitation}` } });
  return joiningState.parse(await response.json());
}

/** What the holder of an invitation is told once the check is over. */
async function settled(invitation: string) {
  for (;;) {
    const state = await stateOf(invitation);
    if (!state.checking) return state;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function membership() {
  const response = await fetch(directory.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ member(code: "${CODE}") { status statusSince statusReason address publicKey keyPins } }` }),
  });
  const { data } = JSON.parse(await response.text());
  const { statusSince, ...rest } = data.member;
  return { ...rest, since: statusSince !== null };
}

/** Everything that happened, shortly. */
async function happened(): Promise<string[]> {
  return (await history(db, CODE)).map(({ who, what }) => `${what} by ${who}`);
}

async function join(options: { approvals?: number } = {}): Promise<KeyObject> {
  const { invitation } = await inviteIt(options);
  const key = newKey();
  await post(answerWith(key, invitation));
  await settled(invitation);
  return key;
}

describe('joining', () => {
  test('a body that nobody invited has not joined', async () => {
    expect(await membership()).toEqual({
      status: 'NOT_JOINED',
      statusReason: null,
      address: null,
      publicKey: null,
      keyPins: [],
      since: false,
    });
  });

  test('an invited body answers, its server passes the check, and it is live, with each step in the history', async () => {
    const { invitation, expiresAt } = await inviteIt();
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 71 * 3_600_000);
    expect(await membership()).toMatchObject({ status: 'INVITED', address: null });
    const key = newKey();
    let release = () => {};
    hold = new Promise((resolve) => {
      release = resolve;
    });
    const { status, body } = await post(answerWith(key, invitation));
    expect([status, body]).toMatchObject([202, { member: CODE, status: 'CHECKING', checking: true, report: null }]);
    expect(await membership()).toMatchObject({ status: 'CHECKING', address: null });
    release();
    expect(await settled(invitation)).toMatchObject({ status: 'LIVE', checking: false, approving: false, report: { passed: true } });
    expect(checked).toEqual([{ code: CODE, kind: 'MUNICIPALITY', county, address: ADDRESS, keyPins: [] }]);
    expect(await membership()).toEqual({
      status: 'LIVE',
      statusReason: null,
      address: ADDRESS,
      publicKey: publicOf(key),
      keyPins: [],
      since: true,
    });
    expect(await happened()).toEqual(['INVITED by Parvin', `ANSWERED by ${CODE}`, 'CHECK_PASSED by directory', 'LIVE by directory']);
  });

  test('the invitation itself stands nowhere in the database', async () => {
    const { invitation } = await inviteIt();
    const secret = invitation.slice(CODE.length + 1);
    const { rows } = await sql<{ text: string }>`select invitations::text as text from invitations where member = ${CODE}
      union all select events::text from events where member = ${CODE}`.execute(db);
    expect(rows).toHaveLength(2);
    for (const { text } of rows) expect(text).not.toContain(secret);
  });

  test('a body whose server does not pass is told why, and may answer again with its own key only', async () => {
    const { invitation } = await inviteIt();
    const key = newKey();
    passes = false;
    await post(answerWith(key, invitation));
    expect(await settled(invitation)).toMatchObject({
      status: 'INVITED',
      report: { passed: false, checks: [{ name: 'order', findings: [{ what: 'they do not' }] }] },
    });
    expect((await post(answerWith(newKey(), invitation))).body).toMatchObject({
      code: 'BAD_INVITATION',
      error: 'The invitation was answered with another key before, so only that key may answer it.',
    });
    passes = true;
    await post(answerWith(key, invitation, 'https://new.example.ir/graphql'));
    expect(await settled(invitation)).toMatchObject({ status: 'LIVE' });
    expect((await happened()).slice(2, 4)).toEqual(['CHECK_FAILED by directory', `ANSWERED by ${CODE}`]);
    expect((await history(db, CODE)).find(({ what }) => what === 'CHECK_FAILED')?.note).toBe('order');
  });

  test('an invitation is good for one joining', async () => {
    const { invitation } = await inviteIt();
    const key = newKey();
    await post(answerWith(key, invitation));
    await settled(invitation);
    expect(await post(answerWith(key, invitation))).toMatchObject({
      status: 403,
      body: { code: 'BAD_INVITATION', error: 'The invitation was used or replaced by a newer one.' },
    });
  });

  test('a newer invitation replaces the one before', async () => {
    const { invitation: first } = await inviteIt();
    await inviteIt();
    expect((await post(answerWith(newKey(), first))).body).toMatchObject({ code: 'BAD_INVITATION' });
  });

  test('an invitation that has expired is refused, and the body is as it was before', async () => {
    const { invitation } = await inviteIt();
    await sql`update invitations set expires_at = now() - interval '1 second' where member = ${CODE}`.execute(db);
    const { status, body } = await post(answerWith(newKey(), invitation));
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'BAD_INVITATION', error: expect.stringMatching(/^The invitation expired on /) });
    expect(await membership()).toMatchObject({ status: 'NOT_JOINED' });
  });

  test('while an answer is looked into, the same one changes nothing and another is refused', async () => {
    const { invitation } = await inviteIt({ approvals: 1 });
    const key = newKey();
    await post(answerWith(key, invitation));
    await settled(invitation);
    expect((await post(answerWith(key, invitation))).status).toBe(202);
    expect(await post(answerWith(key, invitation, 'https://other.example.ir/graphql'))).toMatchObject({
      status: 409,
      body: {
        code: 'WRONG_STATUS',
        error: `${CODE} is PENDING_APPROVAL: the answer with the address ${ADDRESS} is still looked into.`,
      },
    });
    expect(checked).toHaveLength(1);
  });

  test('a check that a stop cut short is done when the directory starts again', async () => {
    const { invitation } = await inviteIt();
    hold = new Promise((_resolve, reject) => setTimeout(() => reject(new Error('cut')), 50));
    await post(answerWith(newKey(), invitation));
    await directory.stop();
    expect(checked).toHaveLength(1);
    hold = Promise.resolve();
    directory = await start();
    expect(await settled(invitation)).toMatchObject({ status: 'LIVE' });
    expect(checked).toHaveLength(2);
  });

  test('a server that takes long to check keeps no other body waiting', async () => {
    const { invitation } = await inviteIt();
    let release = () => {};
    hold = new Promise((resolve) => {
      release = resolve;
    });
    await post(answerWith(newKey(), invitation));
    hold = Promise.resolve();
    const slow = CODE;
    CODE = bodies.pop()?.code ?? '';
    const { invitation: other } = await inviteIt();
    await post(answerWith(newKey(), other));
    expect(await settled(other)).toMatchObject({ status: 'LIVE' });
    expect(await stateOf(invitation)).toMatchObject({ member: slow, checking: true });
    release();
    expect(await settled(invitation)).toMatchObject({ status: 'LIVE' });
  });

  test('a check that breaks by a fault of its own fails and says so', async () => {
    const { invitation } = await inviteIt();
    hold = Promise.reject(new Error('no memory'));
    await post(answerWith(newKey(), invitation));
    expect(await settled(invitation)).toMatchObject({
      status: 'INVITED',
      report: { checks: [{ name: 'check', findings: [{ what: 'The check itself broke: no memory' }] }] },
    });
  });

  describe('is refused', () => {
    const other = newKey();
    const bad: [what: string, code: string, change: (answer: InvitationAnswer) => object][] = [
      [
        'with an invitation that nobody was given',
        'BAD_INVITATION',
        ({ address }) => answerWith(other, `${CODE}.${'A'.repeat(43)}`, address),
      ],
      ['with a signature by another key', 'BAD_SIGNATURE', (answer) => ({ ...answer, publicKey: publicOf(newKey()) })],
      ['with another address than was signed', 'BAD_SIGNATURE', (answer) => ({ ...answer, address: 'https://evil.example/graphql' })],
      ['with a key that is none', 'BAD_SIGNATURE', (answer) => ({ ...answer, publicKey: '_'.repeat(43) })],
      ['with an address that is none', 'BAD_USER_INPUT', ({ invitation }) => answerWith(other, invitation, 'maragheh.example.ir')],
      [
        'with a password in the address',
        'BAD_USER_INPUT',
        ({ invitation }) => answerWith(other, invitation, 'https://a:b@maragheh.ir/graphql'),
      ],
      ['with a pin that is none', 'BAD_USER_INPUT', ({ invitation }) => answerWith(other, invitation, ADDRESS, ['A'])],
      ['with a pin added by another', 'BAD_SIGNATURE', (answer) => ({ ...answer, keyPins: [PIN] })],
      ['with a part missing', 'BAD_USER_INPUT', ({ signature: _signature, ...answer }) => answer],
      ['with a part too many', 'BAD_USER_INPUT', (answer) => ({ ...answer, admin: true })],
      ['with nothing', 'BAD_USER_INPUT', () => ({})],
    ];
    test.each(bad)('%s (%s)', async (_what, code, change) => {
      const { invitation } = await inviteIt();
      const { status, body } = await post(change(answerWith(newKey(), invitation)));
      expect(body).toMatchObject({ code, error: expect.any(String), whatToDo: expect.any(String) });
      expect(status).toBe(code === 'BAD_INVITATION' ? 403 : 400);
      expect(checked).toEqual([]);
      expect(await happened()).toEqual(['INVITED by Parvin']);
    });

    test('when it is too long', async () => {
      expect((await post({ invitation: 'A'.repeat(20_000) })).status).toBe(413);
    });
  });

  test('without an invitation nothing is told', async () => {
    const response = await fetch(new URL('/joining', directory.address));
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'BAD_INVITATION' }]);
  });

  test('a directory that was given no check takes no answers', async () => {
    const plain = await startDirectory({ database: db, logger });
    expect((await fetch(new URL('/joining', plain.address))).status).toBe(404);
    await plain.stop();
  });
});

describe('approvals', () => {
  test('two different people must approve where two are needed', async () => {
    await join({ approvals: 2 });
    expect(await membership()).toMatchObject({ status: 'PENDING_APPROVAL', address: null });
    expect(await approve(db, CODE, 'Sara Ahmadi')).toEqual({ approvals: ['Sara Ahmadi'], needed: 2 });
    await expect(approve(db, CODE, ' sara  ahmadi ')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: `Sara Ahmadi has approved ${CODE} before; another person must approve too.`,
    });
    expect(await membership()).toMatchObject({ status: 'PENDING_APPROVAL' });
    expect(await approve(db, CODE, 'علی')).toEqual({ approvals: ['Sara Ahmadi', 'علی'], needed: 2 });
    expect(await membership()).toMatchObject({ status: 'LIVE', address: ADDRESS });
    expect((await happened()).slice(-3)).toEqual(['APPROVED by Sara Ahmadi', 'APPROVED by علی', 'LIVE by علی']);
  });

  test('nothing is approved before the check has passed', async () => {
    await inviteIt({ approvals: 2 });
    await expect(approve(db, CODE, 'Sara')).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      message: `${CODE} is INVITED: there is nothing to approve. Approvals follow when its server has passed the check.`,
    });
  });

  test('two who approve at the same time both count', async () => {
    await join({ approvals: 2 });
    await Promise.all([approve(db, CODE, 'Sara'), approve(db, CODE, 'Ali')]);
    expect(await membership()).toMatchObject({ status: 'LIVE' });
    expect((await happened()).filter((each) => each.startsWith('LIVE'))).toHaveLength(1);
  });
});

describe('a live member', () => {
  test('is suspended for a reason that everybody reads, and resumed', async () => {
    await join();
    await suspend(db, CODE, 'Sara', 'wrong figures since June');
    expect(await membership()).toMatchObject({ status: 'SUSPENDED', statusReason: 'wrong figures since June', address: null });
    await expect(suspend(db, CODE, 'Sara', 'again')).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    await expect(inviteIt()).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    await resume(db, CODE, 'Ali');
    expect(await membership()).toMatchObject({ status: 'LIVE', statusReason: null, address: ADDRESS });
    expect((await happened()).slice(-2)).toEqual(['SUSPENDED by Sara', 'RESUMED by Ali']);
  });

  test('is not suspended without a reason, or by nobody', async () => {
    await join();
    await expect(suspend(db, CODE, 'Sara', ' ')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(suspend(db, CODE, '', 'a reason')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await membership()).toMatchObject({ status: 'LIVE' });
  });

  test('leaves, and can be invited again', async () => {
    await join();
    await leave(db, CODE, 'Sara', 'merged with another');
    expect(await membership()).toEqual({
      status: 'LEFT',
      statusReason: 'merged with another',
      address: null,
      publicKey: null,
      keyPins: [],
      since: true,
    });
    await expect(leave(db, CODE, 'Sara', null)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    await expect(setAddress(db, CODE, ADDRESS)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    await join();
    expect(await membership()).toMatchObject({ status: 'LIVE', address: ADDRESS });
  });

  test('moves when the server at the new address passes the check, and stays where it is when not', async () => {
    await join();
    const options = {
      code: CODE,
      who: 'Sara',
      address: 'https://new.example.ir/graphql',
      keyPins: null,
      check,
      signal: new AbortController().signal,
    };
    passes = false;
    expect(await move(db, options)).toMatchObject({ passed: false });
    expect(await membership()).toMatchObject({ address: ADDRESS });
    passes = true;
    expect(await move(db, options)).toMatchObject({ passed: true });
    expect(await membership()).toMatchObject({ status: 'LIVE', address: 'https://new.example.ir/graphql' });
    expect((await history(db, CODE)).slice(-2)).toMatchObject([
      { what: 'CHECK_FAILED', who: 'Sara', note: 'order', address: 'https://new.example.ir/graphql' },
      { what: 'MOVED', who: 'Sara', note: `from ${ADDRESS}`, address: 'https://new.example.ir/graphql' },
    ]);
    await leave(db, CODE, 'Sara', null);
    await expect(move(db, options)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
  });

  test('that is invited anew stays live until its new server and key are accepted', async () => {
    const before = await join();
    const { invitation } = await inviteIt({ approvals: 1 });
    const key = newKey();
    await post(answerWith(key, invitation, 'https://new.example.ir/graphql'));
    expect(await settled(invitation)).toMatchObject({ status: 'LIVE', approving: true, approvals: { given: 0, needed: 1 } });
    expect(await membership()).toMatchObject({ status: 'LIVE', address: ADDRESS, publicKey: publicOf(before) });
    await approve(db, CODE, 'Sara');
    expect(await membership()).toMatchObject({ address: 'https://new.example.ir/graphql', publicKey: publicOf(key) });
  });

  test('has the pins that it joined with, until others are entered', async () => {
    const { invitation } = await inviteIt();
    await post(answerWith(newKey(), invitation, ADDRESS, [PIN]));
    await settled(invitation);
    expect(checked).toMatchObject([{ keyPins: [PIN] }]);
    expect(await membership()).toMatchObject({ keyPins: [PIN] });
    await pin(db, CODE, 'Sara', []);
    expect(await membership()).toMatchObject({ keyPins: [] });
    await expect(pin(db, CODE, 'Sara', ['sha256/abc'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(pin(db, CODE, 'Sara', Array(5).fill(PIN))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await leave(db, CODE, 'Sara', null);
    await expect(pin(db, CODE, 'Sara', [PIN])).rejects.toMatchObject({ code: 'WRONG_STATUS' });
  });

  test('that is suspended has no invitation any more', async () => {
    await join();
    const { invitation } = await inviteIt();
    await suspend(db, CODE, 'Sara', 'a reason');
    expect((await post(answerWith(newKey(), invitation))).body).toMatchObject({ code: 'BAD_INVITATION' });
  });
});

test('an address entered by hand makes a member live, and removing it undoes that', async () => {
  await setAddress(db, CODE, ADDRESS);
  expect(await membership()).toMatchObject({ status: 'LIVE', address: ADDRESS });
  await setAddress(db, CODE, null);
  expect(await membership()).toMatchObject({ status: 'NOT_JOINED', address: null });
  expect(await happened()).toEqual(['ADDRESS_ENTERED by operator', 'ADDRESS_REMOVED by operator']);
});

test.each([sql`update events set who = 'somebody else'`, sql`delete from events`, sql`truncate events`])(
  'the history cannot be changed, even in the database (%#)',
  async (statement) => {
    await inviteIt();
    await expect(statement.execute(db)).rejects.toThrow('what has happened is never changed or deleted');
  },
);

test('bodies of a register that had addresses before there was a history are live', async () => {
  const older = await createTestDatabase();
  const register = connect<DirectoryDatabase>(older.url);
  await migrate(register, Object.fromEntries(Object.entries(migrations).slice(0, 1)));
  await sql`insert into members (code, kind, name_fa, name_en, address) values (${CODE}, 'MUNICIPALITY', 'م', 'M', ${ADDRESS})`.execute(
    register,
  );
  await prepareDirectory(register);
  const live = await register.selectFrom('members').select(['code', 'address', 'standing_since']).where('standing', '=', 'LIVE').execute();
  expect(live).toEqual([{ code: CODE, address: ADDRESS, standing_since: null }]);
  await register.destroy();
  await older.drop();
});

test.each([
  [{ approvals: -1 }, 'approvals is -1, but must be a whole number from 0 to 10.'],
  [{ validHours: 0 }, 'hours is 0, but must be a whole number from 1 to 2160.'],
  [{ validHours: 1.5 }, 'hours is 1.5, but must be a whole number from 1 to 2160.'],
])('an invitation with %j is refused', async (options, message) => {
  await expect(inviteIt(options)).rejects.toThrow(message);
});

test('a body that is not in the register cannot be invited', async () => {
  await expect(invite(db, { code: 'nowhere', who: 'Sara', validHours: 1, approvals: 0 })).rejects.toMatchObject({ code: 'UNKNOWN_MEMBER' });
});
