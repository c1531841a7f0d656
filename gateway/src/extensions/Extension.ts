/** An extension as the directory lists it. */
export interface Extension {
  name: string;
  /** Code of the body that runs it. */
  body: string;
  /** Where it answers GraphQL. */
  address: string;
  /** Pins of the keys that its server may show over TLS; empty where authorities vouch for it. */
  keyPins: readonly string[];
}
