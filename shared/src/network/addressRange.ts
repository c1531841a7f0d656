import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An IP address of either version, read. */
export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** RFC 6052: IPv4 addresses behind a translator. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
/** IANA gives out the open internet's addresses from here alone. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Where clouds tell a machine its secrets. Most lie in ranges that are not public anyhow; they have a range of their own so that allowing
 * such a range does not open them.
 */
const METADATA = new Set([
  '169.254.169.254', // Amazon, Google, Azure, DigitalOcean, Oracle
  '169.254.170.2', // Amazon's containers
  '169.254.170.23', // Amazon's Kubernetes
  'fd00:ec2::254', // Amazon
  'fd00:ec2::23', // Amazon's Kubernetes
  'fd20:ce::254', // Google
  '100.100.100.200', // Alibaba
  '168.63.129.16', // Azure's host, which looks public
  '192.0.0.192', // Oracle, formerly
]);

/**
 * Reads an address as `net.isIP` takes it. An IPv6 one that only wraps an IPv4 one (mapped, or behind a NAT64 translator) is read as
 * the one that is dialled in the end.
 */
export function readAddress(text: string): Address {
  const address = ipaddr.process(isIPv6(text) ? withoutDots(text) : text);
  if (address instanceof ipaddr.IPv4 || !address.match(NAT64)) return address;
  return ipaddr.fromByteArray(address.toByteArray().slice(12));
}

/**
 * The part of the address space that an address lies in: `public`, or the name of a range that is not the open internet's (names of
 * `ipaddr.js`, after IANA's registries of special purposes: `loopback`, `private`, `uniqueLocal`, `carrierGradeNat`, `linkLocal` …).
 */
export function addressRange(address: Address): string {
  if (METADATA.has(address.toString())) return 'metadata';
  const range: string = address.range();
  if (range !== 'unicast') return range;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST) ? 'public' : 'reserved';
}

/** The usual form of an IPv6 address, without a zone. The library takes `::127.0.0.1`, which no IPv4 address is meant by any more, for a mapped one. */
function withoutDots(text: string): string {
  return new URL(`http://[${text.replace(/%.*/, '')}]`).hostname.slice(1, -1);
}
