import { findProvince } from './province/provinceFile.ts';
import { gatewayFromEnvironment, shafafHome } from './settings.ts';

const USUAL = 'http://127.0.0.1:4000';

/**
 * The gateway that a command asks: the one that an option names, else `SHAFAF_GATEWAY`, else that of the province on this machine.
 * @returns its root, without a slash at the end
 */
export function gatewayAddress(option: string | undefined): string {
  const address = option ?? gatewayFromEnvironment() ?? findProvince(shafafHome())?.gateway ?? USUAL;
  return address.replace(/\/(?:graphql)?\/?$/, '');
}
