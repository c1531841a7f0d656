import type { Call } from '@shafaf/shared/signing/callForm';
import type { PublicKeySet } from '@shafaf/shared/signing/publicKeys';

/** The keys that a gateway signs with and publishes. */
export interface GatewayKeys {
  /** The headers that sign a call. */
  sign: (call: Call, body: string) => Promise<Record<string, string>>;
  /** The keys that members may meet. */
  published: () => PublicKeySet;
}
