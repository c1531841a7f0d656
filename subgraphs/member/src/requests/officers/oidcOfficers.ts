import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Officer } from '../RequestDesk.ts';
import { officerOfClaims } from './officerOfClaims.ts';

/** Whose tokens are those of officers. */
export interface OidcSettings {
  /** The body's OpenID Connect provider, such as `https://login.maragheh.example.ir`. */
  issuer: string;
  /** For whom its tokens must be made. */
  audience: string;
  /** A value that the claim `roles` or `groups` must have; any token of the audience is an officer's when left out. */
  role?: string;
}

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
/** Signatures by keys that everybody may know; `none` and shared secrets are not among them. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const DISCOVERY_MILLISECONDS = 5_000;

/**
 * Knows officers by tokens of the body's OpenID Connect provider. Its keys are fetched when the first token comes and when a new key is met; while it cannot be
 * reached nobody is known, and the log says so.
 */
export function oidcOfficers({ issuer, audience, role }: OidcSettings, logger: Logger): (token: string) => Promise<Officer | null> {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discover = async (): Promise<JWTVerifyGetKey> => {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      redirect: 'error',
      signal: AbortSignal.timeout(DISCOVERY_MILLISECONDS),
    });
    const found = discovery.parse(await response.json());
    if (found.issuer !== issuer) throw new Error(`the provider calls itself ${found.issuer}`);
    return createRemoteJWKSet(new URL(found.jwks_uri));
  };
  return async (token) => {
    if (token.split('.').length !== 3) return null;
    try {
      keys ??= discover();
      const { payload } = await jwtVerify(token, await keys, { issuer, audience, algorithms: ALGORITHMS });
      return officerOfClaims(payload, role);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      // A token that does not hold is nothing to tell of; a provider that cannot be asked is.
      if (!code.startsWith('ERR_JW') && !code.startsWith('ERR_JOSE')) {
        keys = undefined;
        logger.warn(
          { reason: error instanceof Error ? error.message : String(error) },
          'the provider that officers sign in with could not be asked',
        );
      }
      return null;
    }
  };
}
