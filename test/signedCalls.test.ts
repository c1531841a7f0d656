import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import pino from 'pino';
import { z } from 'zod';
import { generateKey } from '../gateway/src/signing/GatewayKey.ts';
import { ensureKeyFile, readKeyFile, writeKeyFile } from '../gateway/src/signing/keyFile.ts';
import { keysFromFile } from '../gateway/src/signing/keysFromFile.ts';
import { rotated } from '../gateway/src/signing/rotation.ts';
import { keySetReader } from '../subgraphs/member/src/trust/keySetReader.ts';
import type { MemberTrust } from '../subgraphs/member/src/trust/MemberTrust.ts';
import { TrustedKeys } from '../subgraphs/member/src/trust/TrustedKeys.ts';
import { type GivenContract, startTestProvince, type TestProvince } from './testProvince.ts';

// Counties, since municipalities bring their counties into the register.
const CODES = ['tabriz-county', 'maragheh-county', 'sarab-county'] as const;
const CONTRACTS: Record<string, GivenContract[]> = Object.fromEntries(
  CODES.map((code) => [code, [{ localId: '1', content: { title: code, supplier: { name: 'Sahand', nationalId: '10100000009' } } }]]),
);
/** Asks for root fields and for entities of the members. */
const QUESTION = `{ contracts { totalCount nodes { id member { code } supplier { name } } coverage { complete missing { code reason } } }
  member(code: "sarab-county") { contracts { totalCount } } }`;
const PLAINLY = { shortcuts: { prune: false, remember: false } };
const logger = pino({ level: 'silent' });

const answerForm = z.object({
  contracts: z.object({
    totalCount: z.union([z.number(), z.string()]),
    coverage: z.object({ complete: z.boolean(), missing: z.array(z.object({ code: z.string(), reason: z.string() })) }),
  }),
});

let province: TestProvince | undefined;
const folders: string[] = [];
afterEach(async () => {
  await province?.stop();
  province = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function coverageOf({ ask }: TestProvince): Promise<z.infer<typeof answerForm>['contracts']['coverage']> {
  const { data, errors } = await ask(QUESTION);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return answerForm.parse(data).contracts.coverage;
}

async function until(what: string, done: () => boolean | Promise<boolean>): Promise<void> {
  for (const since = Date.now(); Date.now() - since < 60_000; await new Promise((resolve) => setTimeout(resolve, 20)))
    if (await done()) return;
  throw new Error(`Waited in vain: ${what}`);
}

const WHOLE = { complete: true, missing: [] };

test('a gateway changes its keys under load, and no call fails', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shafaf-rotation-'));
  folders.push(folder);
  const path = join(folder, 'keys.json');
  ensureKeyFile(path);
  const used = new Set<string>();
  /** Members read the keys where the gateway publishes them, which is known when it runs. */
  const read = async () => keySetReader(`${province?.address}/.well-known/jwks.json`)();
  const trusting = (): MemberTrust => {
    const keys = new TrustedKeys({ read, logger, refreshMilliseconds: 100, pauseMilliseconds: 0 });
    return {
      keys: {
        find: (id) => {
          used.add(id);
          return keys.find(id);
        },
      },
    };
  };
  const running = await startTestProvince(
    CONTRACTS,
    { ...PLAINLY, keys: keysFromFile({ path, logger, lookEveryMilliseconds: 10 }) },
    trusting,
  );
  province = running;
  await until('for the members to know the first key', async () => (await coverageOf(running)).complete);

  let asked = 0;
  const failures: unknown[] = [];
  let done = false;
  const clients = Array.from({ length: 4 }, async () => {
    while (!done) {
      const coverage = await coverageOf(running);
      asked++;
      if (!coverage.complete) failures.push(coverage.missing);
    }
  });
  try {
    // First as it is meant to be, with time for members to read the new key; then at once, so that they meet a key that they do not know.
    for (const lead of [1_000, 0]) {
      const fresh = generateKey(Date.now() + lead);
      writeKeyFile(path, rotated(readKeyFile(path), fresh, Date.now()));
      await until('for the new key to be used', () => used.has(fresh.id));
      const then = asked;
      await until('for some more questions', () => asked >= then + 20);
    }
  } finally {
    done = true;
    await Promise.all(clients);
  }
  expect(failures).toEqual([]);
  const published = z
    .object({ keys: z.array(z.object({ kid: z.string() })) })
    .parse(await (await fetch(`${running.address}/.well-known/jwks.json`)).json());
  expect(new Set(published.keys.map(({ kid }) => kid))).toEqual(used);
  expect(used.size).toBe(3);
});

test('a member that does not obey is missing as REFUSED, and is there again when what was wrong is mended', async () => {
  let shift = 0;
  const good = generateKey(0);
  let trusted = true;
  const running = await startTestProvince(
    CONTRACTS,
    {
      ...PLAINLY,
      keys: keysFromFile({ path: fileWith(good), logger }),
    },
    (code) => ({
      keys: { find: async (id) => (id === good.id && (trusted || code !== 'sarab-county') ? good.publicKey : undefined) },
      now: () => Date.now() + (code === 'maragheh-county' ? shift : 0),
    }),
  );
  province = running;
  await until('for all', async () => (await coverageOf(running)).complete);

  shift = -120_000;
  expect(await coverageOf(running)).toEqual({ complete: false, missing: [{ code: 'maragheh-county', reason: 'REFUSED' }] });
  shift = 0;
  await until('for the member whose clock is right again', async () => (await coverageOf(running)).complete);

  trusted = false;
  const answer = await running.ask(QUESTION);
  expect(answer.data).toMatchObject({ contracts: { coverage: { missing: [{ code: 'sarab-county', reason: 'REFUSED' }] } } });
  // The member's own words are for the log.
  expect(JSON.stringify(answer)).not.toMatch(/trusts|signature/i);
  trusted = true;
  await until('for the member that trusts the key again', async () => (await coverageOf(running)).complete);
});

test('members that are closed to the public answer through the gateway, which the public may ask', async () => {
  const key = generateKey(0);
  province = await startTestProvince(CONTRACTS, { keys: keysFromFile({ path: fileWith(key), logger }) }, () => ({
    keys: { find: async (id) => (id === key.id ? key.publicKey : undefined) },
    reads: 'CLOSED',
  }));
  expect(await coverageOf(province)).toEqual(WHOLE);
});

test('an address that leads to another member’s server is found out before it answers', async () => {
  province = await startTestProvince(CONTRACTS, PLAINLY);
  const tabriz = await addressOf(province, 'tabriz-county');
  await province.moveMember('sarab-county', tabriz);
  expect(await coverageOf(province)).toEqual({ complete: false, missing: [{ code: 'sarab-county', reason: 'REFUSED' }] });
});

test('who listens in and calls a member with what he heard, or another with it, gets nothing', async () => {
  province = await startTestProvince(CONTRACTS, PLAINLY);
  const [real, other] = [await addressOf(province, 'sarab-county'), await addressOf(province, 'tabriz-county')];
  const heard: { headers: Record<string, string>; body: string }[] = [];
  const listener = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    for (const name of ['host', 'connection', 'content-length', 'accept-encoding']) delete headers[name];
    if (request.method === 'POST') heard.push({ headers, body });
    const answer = await fetch(new URL(request.url ?? '', real), {
      method: request.method ?? 'GET',
      headers,
      ...(request.method === 'POST' && { body }),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  try {
    const address = listener.address();
    await province.moveMember(
      'sarab-county',
      `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/graphql`,
    );
    expect(await coverageOf(province)).toEqual(WHOLE);
    expect(heard.length).toBeGreaterThan(0);
    const codeOf = async (to: string, { headers, body }: (typeof heard)[number]): Promise<unknown> => {
      const answer = z
        .object({ data: z.unknown().optional(), errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })) })
        .parse(await (await fetch(to, { method: 'POST', headers, body })).json());
      return [answer.data ?? null, answer.errors[0]?.extensions.code];
    };
    for (const call of heard) {
      expect(await codeOf(real, call)).toEqual([null, 'REPLAYED']);
      expect(await codeOf(other, call)).toEqual([null, 'WRONG_MEMBER']);
      const addressed = { ...call.headers, 'shafaf-member': 'tabriz-county' };
      expect(await codeOf(other, { ...call, headers: addressed })).toEqual([null, 'BAD_CALL_SIGNATURE']);
      expect(await codeOf(real, { ...call, body: call.body.replace('Scatter', 'Shatter') })).toEqual([null, 'BAD_CALL_SIGNATURE']);
    }
  } finally {
    listener.closeAllConnections();
    listener.close();
  }
});

/** A file that holds a key. */
function fileWith(key: ReturnType<typeof generateKey>): string {
  const folder = mkdtempSync(join(tmpdir(), 'shafaf-signed-'));
  folders.push(folder);
  const path = join(folder, 'keys.json');
  writeKeyFile(path, [key]);
  return path;
}

async function addressOf({ ask }: TestProvince, code: string): Promise<string> {
  const { data } = await ask('query ($code: ID!) { member(code: $code) { address } }', { code });
  return z.object({ member: z.object({ address: z.string() }) }).parse(data).member.address;
}
