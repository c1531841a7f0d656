import { X509Certificate } from 'node:crypto';
import { request as askPlain } from 'node:http';
import { createServer } from 'node:https';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keyPin } from '../shared/src/network/keyPin.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';
import { makeAuthority, makeIdentity, type TlsIdentity } from './tlsIdentity.ts';

const TABRIZ = 'tabriz-municipality';
const LONGEST_WAIT = 60_000;

const contract = { title: 'قطار شهری', amount: '1300', signedOn: '2025-04-01', supplier: { nationalId: '10380284790', name: 'شرکت' } };

let province: TestProvince;
let authority: TlsIdentity;
let plainAddress: string;
const closes: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  authority = await makeAuthority();
  province = await startTestProvince(
    { [TABRIZ]: [{ localId: '1', content: contract }] },
    { network: { https: 'REQUIRED', allow: ['loopback'] }, authorities: [authority.cert], staleMilliseconds: 0 },
  );
  const { address } = await province.register.selectFrom('members').select('address').where('code', '=', TABRIZ).executeTakeFirstOrThrow();
  plainAddress = address ?? '';
});
afterAll(async () => {
  await province.stop();
  await Promise.all(closes.map((close) => close()));
});

/** A server that takes TLS off in front of the member, as a body's web server does. */
async function startTls(identity: TlsIdentity): Promise<string> {
  const server = createServer(identity, (incoming, outgoing) => {
    const { pathname, search } = new URL(incoming.url ?? '/', plainAddress);
    const onward = askPlain(
      new URL(pathname + search, plainAddress),
      { method: incoming.method ?? 'GET', headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closes.push(() => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    return closed;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `https://127.0.0.1:${address.port}/graphql`;
}

const pinOf = ({ cert }: TlsIdentity) => keyPin(new X509Certificate(cert));

const register = (address: string, key_pins: string[]) =>
  province.register.updateTable('members').set({ address, key_pins }).where('code', '=', TABRIZ).execute();

const QUESTION = `{ contracts(filter: { member: ["${TABRIZ}"] }) { totalCount coverage { missing { code } } } }`;
const whole = { contracts: { totalCount: 1, coverage: { missing: [] } } };
const without = { contracts: { totalCount: 0, coverage: { missing: [{ code: TABRIZ }] } } };

/** Waits for an answer. The gateway may be about to hear of a change, or leave the member alone for a while. */
async function expectAnswer(expected: object): Promise<void> {
  let data: unknown;
  for (const since = Date.now(); Date.now() - since < LONGEST_WAIT; await new Promise((resolve) => setTimeout(resolve, 100))) {
    ({ data } = await province.ask(QUESTION, {}, { 'cache-control': 'no-cache' }));
    if (JSON.stringify(data) === JSON.stringify(expected)) break;
  }
  expect(data).toEqual(expected);
}

test('outside development a member is called over TLS only, and only with the key that the register pins', async () => {
  const [own, other, signed] = await Promise.all([
    makeIdentity(['127.0.0.1']),
    makeIdentity(['127.0.0.1']),
    makeIdentity(['127.0.0.1'], authority),
  ]);
  await expectAnswer(without);

  const selfSigned = await startTls(own);
  await register(selfSigned, [pinOf(own)]);
  await expectAnswer(whole);
  await register(selfSigned, [pinOf(other)]);
  await expectAnswer(without);
  await register(selfSigned, [pinOf(other), pinOf(own)]);
  await expectAnswer(whole);
  await register(selfSigned, []);
  await expectAnswer(without);

  const vouchedFor = await startTls(signed);
  await register(vouchedFor, []);
  await expectAnswer(whole);
  await register(vouchedFor, [pinOf(own)]);
  await expectAnswer(without);

  await register(plainAddress, []);
  await expectAnswer(without);
});
