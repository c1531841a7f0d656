/**
 * How an extension stands with the gateway.
 * - PENDING: listed, but not heard of yet;
 * - SERVING: its fields are part of the graph, and it answers;
 * - OUTDATED: it answers, but its new SDL is refused; the fields that it had before are part of the graph still;
 * - DOWN: it does not answer; fields that it had are part of the graph still, and give EXTENSION_UNAVAILABLE;
 * - QUARANTINED: its SDL is refused, and none of its fields is part of the graph.
 */
export type ExtensionState = 'PENDING' | 'SERVING' | 'OUTDATED' | 'DOWN' | 'QUARANTINED';

/** What the status page says of an extension. */
export interface ExtensionStatus {
  name: string;
  /** Code of the body that runs it. */
  body: string;
  state: ExtensionState;
  /** Why it does not serve what it would; null when it does. */
  reason: string | null;
  /** When it came into this state, as ISO 8601 has it. */
  since: string;
  /** What it adds to the graph at the moment, such as `Member.stations`. */
  adds: string[];
}
