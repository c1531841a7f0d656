import { BlockList, isIP } from 'node:net';
import { readAddress } from '@shafaf/shared/network/addressRange';

/**
 * Whether an address is one of a list of addresses and ranges, such as `10.0.0.7` and `fd12:3456::/32`.
 * @throws Error that names an entry which is neither
 */
export function addressList(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of entries) {
    const [base = '', bits, ...more] = entry.split('/');
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4';
    const length = bits === undefined ? undefined : Number(bits);
    const longest = family === 'ipv6' ? 128 : 32;
    if (isIP(base) === 0 || more.length > 0 || (length !== undefined && !(Number.isInteger(length) && length >= 0 && length <= longest)))
      throw new Error(`"${entry}" is neither an address nor a range such as 10.20.0.0/16.`);
    if (length === undefined) list.addAddress(base, family);
    else list.addSubnet(base, length, family);
  }
  return (address) => {
    if (isIP(address) === 0) return false;
    const read = readAddress(address);
    return list.check(read.toString(), read.kind());
  };
}
