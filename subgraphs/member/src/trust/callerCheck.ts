import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { callRefusal } from '@shafaf/shared/signing/callRefusal';
import { verifyCall } from '@shafaf/shared/signing/verifyCall';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { hashBodies } from './hashBodies.ts';
import type { Caller, MemberTrust } from './MemberTrust.ts';
import { SeenNonces } from './SeenNonces.ts';

/**
 * Says who makes a call.
 * @throws ShafafError when a signature does not hold or the member is closed to the unsigned: a bad signature is never taken for none
 */
export type CallerCheck = (request: FastifyRequest) => Promise<Caller>;

/** Whose calls are checked. */
export interface CallerCheckOptions {
  /** The member's code. */
  member: string;
  /** `ANYONE` takes every call for the gateway's: for ordinary federation tools, and where nobody else can reach the server. */
  trust: MemberTrust | 'ANYONE';
  logger: Logger;
}

const WINDOW_SECONDS = 60;
/** Of the same kind of refusal the log has one a minute: anybody can cause them. */
const LOG_EVERY_MILLISECONDS = 60_000;

/** Prepares a server for telling who calls it; before its routes are added. */
export function callerCheck(app: FastifyInstance, { member, trust, logger }: CallerCheckOptions): CallerCheck {
  if (trust === 'ANYONE') return async () => 'GATEWAY';
  const { keys, reads = 'OPEN', windowSeconds = WINDOW_SECONDS, now: clock = Date.now } = trust;
  const hashOf = hashBodies(app);
  const seen = new SeenNonces(windowSeconds);
  const log = refusalLog(logger);

  async function check({ method, raw, headers }: FastifyRequest, bodySha256: string): Promise<Caller> {
    const now = clock();
    const call = { method, target: raw.url ?? '', headers, bodySha256 };
    const signature = keys && (await verifyCall(call, { member, now, windowSeconds, findKey: (id) => keys.find(id) }));
    if (signature === undefined) {
      if (reads === 'CLOSED') throw callRefusal('UNSIGNED', `${member} answers the province's gateway alone.`);
      return 'PUBLIC';
    }
    const { keyId, nonce, created } = signature;
    if (!seen.add(`${keyId} ${nonce}`, created, Math.floor(now / 1_000)))
      throw callRefusal('REPLAYED', `A call with the nonce ${nonce} was obeyed before.`);
    return 'GATEWAY';
  }

  return async (request) => {
    try {
      return await check(request, hashOf(request));
    } catch (error) {
      if (error instanceof ShafafError) log(error, request.ip);
      throw error;
    }
  };
}

function refusalLog(logger: Logger): (refusal: ShafafError, from: string) => void {
  const last = new Map<string, number>();
  return ({ code, message }, from) => {
    const now = performance.now();
    const before = last.get(code);
    if (before !== undefined && now - before < LOG_EVERY_MILLISECONDS) return;
    last.set(code, now);
    logger.warn({ code, from, fault: message.slice(0, 500) }, 'a call was refused');
  };
}
