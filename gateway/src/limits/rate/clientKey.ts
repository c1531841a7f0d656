import { isIP } from 'node:net';
import { readAddress } from '@shafaf/shared/network/addressRange';

/** The part of an IPv6 address that a household or an office is given, in bytes: within it anybody can take any address. */
const IPV6_BYTES = 8;

/** By what a client is known: its IPv4 address, or the network of its IPv6 address. */
export function clientKey(address: string): string {
  if (isIP(address) === 0) return address;
  const read = readAddress(address);
  return read.kind() === 'ipv4' ? read.toString() : Buffer.from(read.toByteArray().slice(0, IPV6_BYTES)).toString('hex');
}
