import { generateKeyPairSync } from 'node:crypto';
import { keyId, publicJwk } from '@shafaf/shared/signing/keyId';
import { signCall } from '@shafaf/shared/signing/signCall';
import type { Check } from '../Check.ts';
import type { Sign } from '../MemberLink.ts';
import { readAnswer, shorten } from '../Subject.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

/** Far beyond what clocks may differ. */
const HOUR = 3_600_000;
const GUARDED = [
  JSON.stringify({ query: 'query ($v0: [_Any!]!) { _entities(representations: $v0) { __typename } }', variables: { v0: [] } }),
  JSON.stringify({ query: '{ _service { sdl } }' }),
  JSON.stringify({ query: '{ a: _service { sdl } }' }),
];
const BODY = GUARDED[0] ?? '';
const RULE = 'See docs/trust.md: what the gateway signs, and what a member must refuse.';

export const signatures: Check = {
  name: 'signatures',
  title: 'It obeys the gateway alone where only the gateway may ask: no unsigned, foreign, changed, stale or repeated call',
  async run(trial, verdict) {
    const { subject } = trial;
    const { sign } = subject;
    if (sign === undefined) return verdict.skip('Give a key that the member trusts (--key) to have it tried.');
    const target = subject.link.target('graphql');
    const call = { method: 'POST', target, member: subject.code };
    for (const body of GUARDED) await expectRefused(trial, `An unsigned call for ${shorten(body, 60)}`, body, {}, verdict);
    await expectRefused(trial, 'A call signed for another member', BODY, await sign({ ...call, member: 'somebody-else' }, BODY), verdict);
    await expectRefused(trial, 'A call signed for another path', BODY, await sign({ ...call, target: '/elsewhere' }, BODY), verdict);
    await expectRefused(trial, 'A call whose body was changed', BODY, await sign(call, GUARDED[1] ?? ''), verdict);
    await expectRefused(trial, 'A call that was signed an hour ago', BODY, await sign(call, BODY, Date.now() - HOUR), verdict);
    await expectRefused(trial, 'A call signed in an hour', BODY, await sign(call, BODY, Date.now() + HOUR), verdict);
    await expectRefused(trial, 'A call signed by a key that it does not trust', BODY, await signByAnother(call, BODY), verdict);
    const once = await sign(call, BODY);
    const first = readAnswer(await subject.post(BODY, once));
    verdict.expect(
      first.errors.length === 0 && first.data !== undefined && first.data !== null,
      `A signed call is refused: ${shorten(first.text)}`,
      'Trust the key set of the gateway that asks, and see that your clock is right.',
    );
    await expectRefused(trial, 'The same signed call a second time', BODY, once, verdict);
  },
};

async function expectRefused(
  { subject }: Trial,
  what: string,
  body: string,
  headers: Record<string, string>,
  verdict: Verdict,
): Promise<void> {
  const { status, data, errors } = readAnswer(await subject.post(body, headers));
  const refused = (errors.length > 0 || status === 401 || status === 403) && Object.values(data ?? {}).every((value) => value === null);
  verdict.expect(refused, `${what} is obeyed (status ${status}), but should be refused.`, RULE);
}

function signByAnother(...[call, body]: Parameters<Sign>): Promise<Record<string, string>> {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signCall(call, body, { id: keyId(publicJwk(privateKey)), privateKey }, Date.now());
}
