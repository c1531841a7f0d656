import { X509Certificate } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createSilentServer } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { makeAuthority, makeIdentity, type TlsIdentity } from '../../../test/tlsIdentity.ts';
import type { ResolveAll } from './guardedConnector.ts';
import { isKeyPin, keyPin } from './keyPin.ts';
import { developmentNetwork, type NetworkPolicy, strictNetwork } from './NetworkPolicy.ts';
import { ServerPools, type ServerPoolsOptions } from './ServerPools.ts';

const HOST = 'members.example.ir';
/** A host is allowed by name, so that it may stand for this machine. */
const byName: NetworkPolicy = { https: 'REQUIRED', allow: [HOST] };

const closes: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closes.splice(0).map((close) => close()));
});

/** A server on 127.0.0.1 that counts who connects. */
interface Listening {
  port: number;
  connections(): number;
  requests(): number;
  /** Breaks all connections off, as a server that starts anew does. */
  hangUp(): void;
}

async function listen(server: Server, answer: RequestListener): Promise<Listening> {
  let [connections, requests] = [0, 0];
  server.on('connection', () => connections++);
  server.on('request', (request, response) => {
    requests++;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closes.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return { port: portOf(server), connections: () => connections, requests: () => requests, hangUp: () => server.closeAllConnections() };
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const plain = (answer: RequestListener = (_request, response) => response.end('here')) => listen(createHttpServer(), answer);
const withTls = (identity: TlsIdentity) => listen(createTlsServer(identity), (_request, response) => response.end('here'));

/** A name server that gives one answer after another, the last one again and again. */
function answering(...answers: string[][]): { resolve: ResolveAll; asked: string[] } {
  const asked: string[] = [];
  const resolve: ResolveAll = (hostname, _options, callback) => {
    asked.push(hostname);
    const addresses = answers.length > 1 ? answers.shift() : answers[0];
    const found: LookupAddress[] = (addresses ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    // As the real one, not before the caller goes on.
    setImmediate(() => callback(null, found));
  };
  return { resolve, asked };
}

function open(options: Partial<ServerPoolsOptions> = {}): ServerPools {
  const pools = new ServerPools({ network: strictNetwork, connections: 2, connectTimeoutMilliseconds: 10_000, ...options });
  closes.push(() => pools.close());
  return pools;
}

/** What comes back from a server: the status and the text, or the error's message. */
async function get(pools: ServerPools, address: string, pins: readonly string[] = []): Promise<string> {
  try {
    const { pool, path } = pools.to(address, pins);
    const { statusCode, body } = await pool.request({ method: 'GET', path });
    return `${statusCode} ${await body.text()}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('a dial', () => {
  test('reaches a server on this machine in development', async () => {
    const { port } = await plain();
    expect(await get(open({ network: developmentNetwork }), `http://127.0.0.1:${port}/`)).toBe('200 here');
    expect(await get(open({ network: developmentNetwork }), `http://localhost:${port}/`)).toBe('200 here');
  });

  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '0.0.0.0',
    'localhost',
  ])('does not reach a server on this machine as %s', async (host) => {
    const server = await plain();
    expect(await get(open({ network: { https: 'OPTIONAL', allow: [] } }), `http://${host}:${server.port}/`)).toMatch(/is not called/);
    expect(server.connections()).toBe(0);
  });

  test('does not reach an address that a name stands for when it is not public', async () => {
    const server = await plain();
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '64:ff9b::7f00:1']) {
      const { resolve } = answering([address]);
      expect(await get(open({ network: { https: 'OPTIONAL', allow: [] }, resolve }), `http://${HOST}:${server.port}/`)).toContain(
        `${HOST}, which stands for ${address}, is not called: the address is not public but in the range "loopback".`,
      );
    }
    expect(server.connections()).toBe(0);
  });

  test('takes, of several addresses, only those that are allowed', async () => {
    const server = await plain();
    const { resolve } = answering(['10.0.0.1', '169.254.169.254', '127.0.0.1']);
    expect(await get(open({ network: developmentNetwork, resolve }), `http://${HOST}:${server.port}/`)).toBe('200 here');
  });

  test('looks a name up once: no second answer comes between the check and the connection', async () => {
    const server = await plain();
    // The first answer is not allowed, any later one would be; and the other way round.
    const rebinding = answering(['10.0.0.1'], ['127.0.0.1']);
    expect(await get(open({ network: developmentNetwork, resolve: rebinding.resolve }), `http://${HOST}:${server.port}/`)).toMatch(
      /stands for 10\.0\.0\.1/,
    );
    expect(rebinding.asked).toEqual([HOST]);
    const other = answering(['127.0.0.1'], ['10.0.0.1']);
    expect(await get(open({ network: developmentNetwork, resolve: other.resolve }), `http://${HOST}:${server.port}/`)).toBe('200 here');
    expect(other.asked).toEqual([HOST]);
  });

  test('is checked anew each time: a name that moves to a blocked address is not followed there', async () => {
    const server = await plain();
    const moving = answering(['127.0.0.1'], ['192.168.1.1'], ['127.0.0.1']);
    const pools = open({ network: developmentNetwork, resolve: moving.resolve });
    const address = `http://${HOST}:${server.port}/`;
    expect(await get(pools, address)).toBe('200 here');
    server.hangUp();
    const answers = [await get(pools, address)];
    // The first call may still meet the connection that was broken off.
    if (!/is not called/.test(answers[0] ?? '')) answers.push(await get(pools, address));
    expect(answers.at(-1)).toMatch(/stands for 192\.168\.1\.1, is not called/);
    expect(await get(pools, address)).toBe('200 here');
    expect(moving.asked).toHaveLength(3);
  });

  test('follows no redirect', async () => {
    const inner = await plain();
    const outer = await plain((_request, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end('moved'),
    );
    expect(await get(open({ network: developmentNetwork }), `http://127.0.0.1:${outer.port}/`)).toBe('302 moved');
    expect(inner.connections()).toBe(0);
  });

  test('says so when a name stands for nothing', async () => {
    expect(await get(open({ resolve: answering([]).resolve }), `https://${HOST}/`)).toBe(`The name server knows no address of ${HOST}.`);
  });

  test('waits for no server longer than it is told', async () => {
    // Takes connections, and never shakes hands.
    const silent = createSilentServer((socket) => socket.on('error', () => undefined).resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const pools = open({ network: { https: 'REQUIRED', allow: ['loopback'] }, connectTimeoutMilliseconds: 200 });
    expect(await get(pools, `https://127.0.0.1:${portOf(silent)}/`)).toMatch(/timeout/i);
    await new Promise((resolve) => silent.close(resolve));
  });
});

describe('TLS', () => {
  let authority: TlsIdentity;
  let signed: TlsIdentity;
  let selfSigned: TlsIdentity;
  let other: TlsIdentity;
  beforeAll(async () => {
    authority = await makeAuthority();
    [signed, selfSigned, other] = await Promise.all([makeIdentity([HOST], authority), makeIdentity([HOST]), makeIdentity([HOST])]);
  });

  const here = answering(['127.0.0.1']).resolve;
  const pinOf = (identity: TlsIdentity) => keyPin(new X509Certificate(identity.cert));

  test('is needed outside development', async () => {
    const server = await plain();
    expect(await get(open({ network: byName, resolve: here }), `http://${HOST}:${server.port}/`)).toMatch(/an address begins with https/);
    expect(server.connections()).toBe(0);
  });

  test('an authority that is trusted vouches for a server, and one that is not does not', async () => {
    const server = await withTls(signed);
    const address = `https://${HOST}:${server.port}/`;
    expect(await get(open({ network: byName, resolve: here, authorities: [authority.cert] }), address)).toBe('200 here');
    expect(await get(open({ network: byName, resolve: here }), address)).toMatch(/certificate/);
    expect(server.requests()).toBe(1);
  });

  test('an authority vouches for the name, not for another', async () => {
    const server = await withTls(signed);
    const pools = open({ network: { https: 'REQUIRED', allow: ['loopback'] }, resolve: here, authorities: [authority.cert] });
    expect(await get(pools, `https://other.example.ir:${server.port}/`)).toMatch(/altnames/);
    expect(await get(pools, `https://127.0.0.1:${server.port}/`)).toMatch(/altnames|does not match/);
    expect(server.requests()).toBe(0);
  });

  test('a pinned key vouches for a server whose certificate nobody has signed', async () => {
    const server = await withTls(selfSigned);
    const pools = open({ network: byName, resolve: here });
    const address = `https://${HOST}:${server.port}/`;
    expect(await get(pools, address)).toMatch(/self-signed certificate/);
    expect(await get(pools, address, [pinOf(selfSigned)])).toBe('200 here');
    expect(await get(pools, address, [pinOf(other), pinOf(selfSigned)])).toBe('200 here');
  });

  test('another key than the pinned one gets no question, even if an authority vouches for it', async () => {
    const server = await withTls(signed);
    const pools = open({ network: byName, resolve: here, authorities: [authority.cert] });
    const address = `https://${HOST}:${server.port}/`;
    expect(await get(pools, address, [pinOf(other)])).toBe(
      `${HOST} has a key with the pin ${pinOf(signed)}, but the register has ${pinOf(other)}.`,
    );
    expect(server.requests()).toBe(0);
    // What one entry of the register pins is nothing to another.
    expect(await get(pools, address)).toBe('200 here');
    expect(await get(pools, address, [pinOf(other)])).toMatch(/but the register has/);
  });

  test('a key is compared at each connection, resumed sessions or not', async () => {
    const server = await withTls(selfSigned);
    const pools = open({ network: byName, resolve: here, connections: 1 });
    const { pool, path } = pools.to(`https://${HOST}:${server.port}/`, [pinOf(selfSigned)]);
    for (let i = 0; i < 3; i++) {
      const { body } = await pool.request({ method: 'GET', path, headers: { connection: 'close' } });
      expect(await body.text()).toBe('here');
    }
    expect(server.connections()).toBe(3);
  });

  test('a server without TLS has no key to pin', async () => {
    const server = await plain();
    expect(await get(open({ network: developmentNetwork }), `http://127.0.0.1:${server.port}/`, [pinOf(other)])).toMatch(/shows no key/);
    expect(server.requests()).toBe(0);
  });

  test('a pin is the one that openssl makes of the same key', () => {
    // openssl x509 -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64
    const certificate = new X509Certificate(`-----BEGIN CERTIFICATE-----
MIIBiTCCAS+gAwIBAgIUSXGrCoK2fXt6C/oQOxJgFFSr3qEwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOcGluLmV4YW1wbGUuaXIwIBcNMjYxMTI0MDIwMzExWhgPMjEy
NjEwMzEwMjAzMTFaMBkxFzAVBgNVBAMMDnBpbi5leGFtcGxlLmlyMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEzELEB06zX5xUYxq+F/bMdyhqCa76TOfRSa/PamgU
/Y6Z7LnzAwrT96UetbAx/74zfXkYaWhuRyKpCAWRgiCMMKNTMFEwHQYDVR0OBBYE
FCoMaM5b8OA3fuNYU3GnXRD12JMAMB8GA1UdIwQYMBaAFCoMaM5b8OA3fuNYU3Gn
XRD12JMAMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgeWSKtvfM
2Rk3A7VlmxQTfQrsggnyu8YRFXEqi/PDTRoCIQCY9VSZ4CtU/WladUBBgGkPYVVz
18gQN8hNehFWgrr1aw==
-----END CERTIFICATE-----`);
    expect(keyPin(certificate)).toBe('Q8xeM5pzoLQFRZ03DkzQn77gAEOZvNfIitq5GxkAGVc=');
    expect(isKeyPin(keyPin(certificate))).toBe(true);
  });
});

test.each([
  '',
  'abc',
  'Q8xeM5pzoLQFRZ03DkzQn77gAEOZvNfIitq5GxkAGVc',
  'sha256/Q8xeM5pzoLQFRZ03DkzQn77gAEOZvNfIitq5GxkAGVc=',
  'Q8xeM5pzoLQFRZ03DkzQn77gAEOZvNfIitq5GxkAGVd=',
])('no pin is written "%s"', (text) => {
  expect(isKeyPin(text)).toBe(false);
});
