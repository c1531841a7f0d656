import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ShafafError } from '../errors/ShafafError.ts';
import { type Address, addressRange, readAddress } from './addressRange.ts';
import type { NetworkPolicy } from './NetworkPolicy.ts';

/** Ranges that may be allowed by name, and that a host allowed by name may lie in. What is in no such range is hardly ever a server. */
const ALLOWABLE: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']);
/** Below are the ports of mail, shells, name servers and the like, which a question could be smuggled to. */
const FIRST_FREE_PORT = 1024;
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/** Decides which servers of others may be called: those that a policy allows. */
export class NetworkGuard {
  readonly #https: NetworkPolicy['https'];
  readonly #hosts = new Set<string>();
  readonly #rangeNames = new Set<string>();
  readonly #ranges: [Address, number][] = [];

  /** @throws ShafafError `BAD_USER_INPUT` for an entry of `allow` that is neither a host's name nor an address or range */
  constructor({ https, allow }: NetworkPolicy) {
    this.#https = https;
    for (const entry of allow) this.#allow(entry);
  }

  /**
   * Reads the address of a server that is to be called.
   * @throws ShafafError `ADDRESS_NOT_ALLOWED` for a scheme, a port or an IP address that is not allowed, and for a user's name or password
   */
  checkUrl(text: string): URL {
    if (!URL.canParse(text)) throw refusal(`${quote(text)} is no web address.`);
    const url = new URL(text);
    if (url.username !== '' || url.password !== '') throw refusal(`${quote(url.host)} is given with a user's name or password.`);
    this.checkDial({ protocol: url.protocol, hostname: unbracketed(url.hostname), port: url.port });
    return url;
  }

  /**
   * Checks what is about to be dialled, as far as it shows before the host's name is looked up.
   * @param hostname a name, or an IP address without brackets
   * @param port empty for the scheme's own
   * @throws ShafafError `ADDRESS_NOT_ALLOWED`
   */
  checkDial({ protocol, hostname, port }: { protocol: string; hostname: string; port: string }): void {
    const where = `${protocol}//${hostname}`;
    if (protocol !== 'https:' && !(protocol === 'http:' && this.#https === 'OPTIONAL'))
      throw refusal(`${quote(where)} cannot be called: an address begins with https://${this.#https === 'OPTIONAL' ? ' or http://' : ''}.`);
    if (port !== '' && Number(port) < FIRST_FREE_PORT && port !== '443' && !(port === '80' && protocol === 'http:'))
      throw refusal(`${quote(where)} cannot be called at port ${port}: servers answer at 443, or from ${FIRST_FREE_PORT} up.`);
    if (isIP(hostname) !== 0) this.checkAddress(hostname, hostname);
  }

  /**
   * Checks an IP address that a host's name stands for.
   * @throws ShafafError `ADDRESS_NOT_ALLOWED` that names the host, the address, its range and the setting
   */
  checkAddress(hostname: string, text: string): void {
    const address = readAddress(text);
    const range = addressRange(address);
    if (range === 'public' || this.#rangeNames.has(range) || this.#isListed(address, range)) return;
    if (ALLOWABLE.has(range) && this.#hosts.has(withoutDot(hostname))) return;
    const what = hostname === text ? hostname : `${hostname}, which stands for ${text},`;
    throw refusal(
      `${what} is not called: the address is not public but in the range "${range}". ` +
        `The setting network.allow (SHAFAF_ALLOW_NETWORK) can name ${ALLOWABLE.has(range) ? 'the host, the address or its range' : 'the address'}.`,
    );
  }

  #allow(entry: string): void {
    const host = withoutDot(entry.toLowerCase());
    if (ALLOWABLE.has(entry)) this.#rangeNames.add(entry);
    else if (isIP(entry) !== 0) this.#ranges.push([readAddress(entry), lengthOf(readAddress(entry))]);
    else if (ipaddr.isValidCIDR(entry) && isIP(entry.slice(0, entry.indexOf('/'))) !== 0) this.#ranges.push(ipaddr.parseCIDR(entry));
    else if (HOST_NAME.test(host) && !/^[\d.]+$/.test(host)) this.#hosts.add(host);
    else
      throw new ShafafError(
        'BAD_USER_INPUT',
        `What may be called is named by a host's name, an address, a range such as 10.20.0.0/16, or ${[...ALLOWABLE].join(', ')}; but got: ${entry}`,
      );
  }

  #isListed(address: Address, range: string): boolean {
    return this.#ranges.some(
      ([first, bits]) =>
        first.kind() === address.kind() &&
        address.match(first, bits) &&
        // A wide range is not meant to hold what tells a machine's secrets.
        (range !== 'metadata' || bits === lengthOf(address)),
    );
  }
}

/** Of an address, in bits. */
function lengthOf(address: Address): number {
  return address.kind() === 'ipv4' ? 32 : 128;
}

function refusal(message: string): ShafafError {
  return new ShafafError('ADDRESS_NOT_ALLOWED', message);
}

function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

function unbracketed(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

function withoutDot(hostname: string): string {
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}
