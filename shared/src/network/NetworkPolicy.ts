/** Which servers of others may be called. */
export interface NetworkPolicy {
  /** Whether a server must answer over TLS. */
  https: 'REQUIRED' | 'OPTIONAL';
  /**
   * What may be called besides public addresses. Each is
   * - an address or a range of them: `10.20.0.7`, `10.20.0.0/16`, `fd12:3456::/32`;
   * - a range by name: `loopback`, `private`, `uniqueLocal`, `carrierGradeNat`;
   * - a host's name, `members.example.lan`: its addresses may then lie in any of those four ranges.
   */
  allow: readonly string[];
}

/** What holds unless something else is said: TLS and public addresses only. */
export const strictNetwork: NetworkPolicy = { https: 'REQUIRED', allow: [] };

/** For development and tests: servers on this machine may be called too, without TLS. */
export const developmentNetwork: NetworkPolicy = { https: 'OPTIONAL', allow: ['loopback'] };

/** For servers that the operator names himself, such as the gateway's directory: they may stand anywhere. */
export const ownNetwork: NetworkPolicy = { https: 'OPTIONAL', allow: ['0.0.0.0/0', '::/0'] };
