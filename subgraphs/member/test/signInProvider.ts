import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A provider of OpenID Connect that signs everybody in at once, as whom a test says. */
export interface ProviderUnderTest {
  issuer: string;
  /** Who signs in next: claims of the ID token. */
  person: Record<string, unknown>;
  stop(): Promise<void>;
}

/** The client that it knows. */
export const client = { clientId: 'the desk', clientSecret: 'a secret of the desk: +/?' };

/** Starts one: the code flow with PKCE and nonce, each code good for once. */
export async function startProvider(): Promise<ProviderUnderTest> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
  const codes = new Map<string, URLSearchParams>();
  const provider: ProviderUnderTest = {
    issuer: '',
    person: {},
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const proof = `Basic ${Buffer.from(`${encoded(client.clientId)}:${encoded(client.clientSecret)}`).toString('base64')}`;

  async function tokens(body: URLSearchParams, authorization: string | undefined): Promise<object | null> {
    const asked = codes.get(body.get('code') ?? '');
    codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (authorization !== proof || asked?.get('code_challenge') !== challenge || asked.get('redirect_uri') !== body.get('redirect_uri'))
      return null;
    const idToken = await new SignJWT({ nonce: asked.get('nonce'), ...provider.person })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setSubject('17')
      .setIssuer(provider.issuer)
      .setAudience(client.clientId)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: idToken };
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    const json = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/keys') return json({ keys: [jwk] });
    if (url.pathname === '/token') {
      const given = await tokens(new URLSearchParams(await text(request)), request.headers.authorization);
      return given === null ? json({ error: 'invalid_grant' }, 400) : json(given);
    }
    const code = randomUUID();
    codes.set(code, url.searchParams);
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }).toString();
    return response.writeHead(303, { location: back.href }).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  provider.issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return provider;
}

/** As RFC 6749 has a name and a secret written before they are put together. */
function encoded(value: string): string {
  return new URLSearchParams({ v: value }).toString().slice(2);
}
