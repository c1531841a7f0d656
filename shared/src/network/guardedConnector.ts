import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import { ShafafError } from '../errors/ShafafError.ts';
import { keyPin } from './keyPin.ts';
import type { NetworkGuard } from './NetworkGuard.ts';

/** All addresses of a host's name; `dns.lookup` with `all`. */
export type ResolveAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** How a server is connected to. */
export interface ConnectOptions {
  guard: NetworkGuard;
  /** Pins of the keys that the server may have. One of them then vouches for it, instead of an authority. */
  pins: readonly string[];
  /** Which authorities are trusted; those that Node trusts when left out. */
  secureContext?: SecureContext | undefined;
  timeoutMilliseconds: number;
  resolve?: ResolveAll | undefined;
}

/** A host with several addresses is tried at the next one after this; Node's own 250 ms are too short for a bad line. */
const NEXT_ADDRESS_MILLISECONDS = 1_000;

/**
 * What connects a pool of undici to a server of others. Each dial is checked anew: scheme, port and the very addresses that are
 * dialled, so that no second answer of the name server can come between. A socket is handed over only when its server has proved to
 * have one of the pinned keys, if there are any, so that no question reaches another.
 */
export function guardedConnector({
  guard,
  pins,
  secureContext,
  timeoutMilliseconds,
  resolve = systemLookup,
}: ConnectOptions): buildConnector.connector {
  const pinned = pins.length > 0;
  const connect = buildConnector({
    timeout: timeoutMilliseconds,
    lookup: guardedLookup(guard, resolve),
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MILLISECONDS,
    ...(secureContext !== undefined && { secureContext }),
    // A pinned key needs no authority. A resumed session would show no certificate to compare.
    ...(pinned && { rejectUnauthorized: false, maxCachedSessions: 0 }),
  });
  return (options, callback) => {
    try {
      guard.checkDial(options);
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      const fault = pinned ? pinFault(socket, pins, options.hostname) : null;
      if (fault === null) return callback(null, socket);
      socket.destroy();
      callback(fault, null);
    });
  };
}

/** Looks a name up once, for the dial that follows, and gives only those addresses that may be called. */
function guardedLookup(guard: NetworkGuard, resolve: ResolveAll): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 4);
      const faults: unknown[] = [];
      const allowed = found.filter(({ address }) => {
        try {
          guard.checkAddress(hostname, address);
          return true;
        } catch (fault) {
          faults.push(fault);
          return false;
        }
      });
      const [first] = allowed;
      if (first === undefined) {
        const fault = faults[0] ?? new Error(`The name server knows no address of ${hostname}.`);
        return callback(fault instanceof Error ? fault : new Error(String(fault)), '', 4);
      }
      if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function pinFault(socket: unknown, pins: readonly string[], hostname: string): Error | null {
  // Without TLS there is no key: whoever pins one wants TLS.
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  const shown = certificate === undefined ? null : keyPin(certificate);
  if (shown !== null && pins.includes(shown)) return null;
  return new ShafafError(
    'KEY_NOT_PINNED',
    `${hostname} ${shown === null ? 'shows no key' : `has a key with the pin ${shown}`}, but the register has ${pins.join(', ')}.`,
  );
}
