import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import { officerOfClaims } from '../../officers/officerOfClaims.ts';
import type { Officer } from '../../RequestDesk.ts';
import type { SignInProvider } from '../DeskSettings.ts';
import { derivedFrom } from '../deskSessions.ts';

/** Signing in with a body's provider: OpenID Connect's code flow with PKCE, state and nonce. */
export interface ProviderSignIn {
  /**
   * Where the officer goes to sign in; null while the provider cannot be asked.
   * @param key known to this browser alone; state, nonce and the proof of PKCE follow from it, so that a sign-in that another began ends in nothing
   * @param backTo where the provider sends the officer afterwards
   */
  begin(key: string, backTo: string): Promise<URL | null>;
  /** The officer who came back; `NONE` for somebody who is none, `FAILED` when it was no sign-in of this browser or did not hold. */
  finish(key: string, cameTo: URL): Promise<Officer | 'NONE' | 'FAILED'>;
}

const TIMEOUT_SECONDS = 10;

/** Signs in with a provider, which is asked about itself when the first officer comes, and again after it could not be reached. */
export function providerSignIn({ issuer, clientId, clientSecret, role }: SignInProvider, logger: Logger): ProviderSignIn {
  let known: Promise<oidc.Configuration> | undefined;
  const provider = (): Promise<oidc.Configuration> => {
    known ??= discover(issuer, clientId, clientSecret);
    known.catch(() => {
      known = undefined;
    });
    return known;
  };
  const warn = (error: unknown, what: string) => logger.warn({ reason: reasonOf(error) }, what);
  return {
    async begin(key, backTo) {
      try {
        return oidc.buildAuthorizationUrl(await provider(), {
          redirect_uri: backTo,
          scope: 'openid profile',
          state: derivedFrom(key, 'state'),
          nonce: derivedFrom(key, 'nonce'),
          code_challenge: await oidc.calculatePKCECodeChallenge(derivedFrom(key, 'proof')),
          code_challenge_method: 'S256',
        });
      } catch (error) {
        warn(error, 'the provider that officers sign in with could not be asked');
        return null;
      }
    },
    async finish(key, cameTo) {
      try {
        const tokens = await oidc.authorizationCodeGrant(await provider(), cameTo, {
          expectedState: derivedFrom(key, 'state'),
          expectedNonce: derivedFrom(key, 'nonce'),
          pkceCodeVerifier: derivedFrom(key, 'proof'),
          idTokenExpected: true,
        });
        return officerOfClaims(tokens.claims(), role) ?? 'NONE';
      } catch (error) {
        warn(error, 'somebody came back from the provider whose sign-in did not hold');
        return 'FAILED';
      }
    },
  };
}

async function discover(issuer: string, clientId: string, clientSecret: string | undefined): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const config = await oidc.discovery(url, clientId, undefined, clientSecret === undefined ? oidc.None() : proofOf(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // Without https only where nobody is between: a provider on this machine, for trying out.
    execute: [oidc.enableNonRepudiationChecks, ...(isLocal(url) ? [oidc.allowInsecureRequests] : [])],
  });
  config.timeout = TIMEOUT_SECONDS;
  return config;
}

/** The way of OpenID Connect's that every provider knows, unless it says that it takes the other alone. */
function proofOf(clientSecret: string): oidc.ClientAuth {
  const [usual, other] = [oidc.ClientSecretBasic(clientSecret), oidc.ClientSecretPost(clientSecret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') || !taken.includes('client_secret_post') ? usual : other)(server, ...rest);
  };
}

function isLocal({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
