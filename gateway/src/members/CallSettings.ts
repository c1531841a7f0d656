/** How patient the gateway is with one member's server, and how much it asks of it at once. */
export interface CallSettings {
  /** All that one question may take: waiting for its turn, and being asked again. */
  deadlineMilliseconds: number;
  /** How often a question that did not get through is sent again. */
  retries: number;
  /** Questions that are with one member at the same time; as many connections are kept to it. */
  concurrent: number;
  /** Questions that wait for their turn; further ones are not asked. */
  waiting: number;
  /** After so many failures on end the member is left alone for a while. */
  failuresToOpen: number;
  /** The first such while; each further one is about twice as long. */
  openMilliseconds: number;
  /** The longest such while: so late can a member that is well again still be missing, if no synopsis tells of it before. */
  longestOpenMilliseconds: number;
}

/**
 * A burst of a portal's visitors asks a member some dozens of different questions at once; 256 waiting ones of a few kilobytes cost
 * little, and a member that answers in 10 ms takes them in a third of a second.
 */
export const usualCallSettings: CallSettings = {
  deadlineMilliseconds: 5_000,
  retries: 2,
  concurrent: 8,
  waiting: 256,
  failuresToOpen: 5,
  openMilliseconds: 1_000,
  longestOpenMilliseconds: 30_000,
};
