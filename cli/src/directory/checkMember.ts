import type { CheckMember } from '@shafaf/directory/joining/CheckMember';
import type { ConformanceCheck } from '@shafaf/shared/conformance/ConformanceReport';
import type { NetworkPolicy } from '@shafaf/shared/network/NetworkPolicy';
import { checkConformance } from '../conformance/checkConformance.ts';
import { checkSigner } from './checkSigner.ts';

/** How members' servers are checked for the directory. */
export interface CheckMemberOptions {
  network: NetworkPolicy;
  authorities: readonly string[];
  /** The file of keys that calls are signed with; looked for at each check. */
  keys: string;
  /** Told of each check when it is done. */
  onCheck?: (check: ConformanceCheck) => void;
}

/** The conformance check, as the directory asks for it. */
export function checkMember({ keys, ...options }: CheckMemberOptions): CheckMember {
  return ({ code, kind, county, address, keyPins }, signal) =>
    checkConformance({
      ...options,
      address,
      code,
      identity: { kind, county: kind === 'COUNTY' ? code : county },
      keyPins,
      sign: checkSigner(keys),
      signal,
    });
}
