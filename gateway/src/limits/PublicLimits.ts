/** What one request may take of a gateway that anybody can reach. `docs/limits.md` says what each is for. */
export interface PublicLimits {
  /** Bytes of a request's body, before and after it is decompressed. */
  bodyBytes: number;
  /** A request must have arrived whole by then, in milliseconds. */
  arrivalMilliseconds: number;
  /** Names, values and signs in the text of a query. */
  tokens: number;
  /** How deep fields are nested. */
  depth: number;
  /** Fields with an alias, fragments opened. */
  aliases: number;
  /** Fields of `Query`, fragments opened. */
  rootFields: number;
  /** All fields, fragments opened. */
  fields: number;
  /** Points of one operation: see `docs/limits.md` for how they are counted. */
  cost: number;
  /** What one address may spend. */
  rate: RateLimit;
  /** An operation is answered by then with what there is, in milliseconds. */
  deadlineMilliseconds: number;
}

/** What one address may spend, in the points of `PublicLimits.cost`. */
export interface RateLimit {
  /** Points in each span of time. */
  points: number;
  /** The span, in seconds. */
  seconds: number;
  /** Addresses and ranges that may spend what they like, such as `192.168.7.0/24`. */
  exempt: readonly string[];
}

/** Programs on the gateway's own machine: the operator's. */
const THIS_MACHINE = ['127.0.0.0/8', '::1'];

/**
 * Generous for portals and analysts: the whole introspection is 15 deep; six pages of 200 contracts with all fields, of 95 bodies, are one
 * operation. The rate is twenty of the costliest operations a minute, or some 7,000 of a portal's.
 */
export const usualLimits: PublicLimits = {
  bodyBytes: 128 * 1024,
  arrivalMilliseconds: 30_000,
  tokens: 5_000,
  depth: 15,
  aliases: 100,
  rootFields: 20,
  fields: 2_000,
  cost: 3_000_000,
  rate: { points: 60_000_000, seconds: 60, exempt: THIS_MACHINE },
  deadlineMilliseconds: 20_000,
};

/** Limits as they are set: what is left out is as usual. */
export type LimitSettings = Partial<Omit<PublicLimits, 'rate'>> & { rate?: Partial<RateLimit> | undefined };

/**
 * The limits that hold. Whoever sets a rate means it: only then programs on the gateway's own machine have it too, unless the exempt are
 * named as well.
 */
export function limitsOf({ rate, ...settings }: LimitSettings): PublicLimits {
  const exempt = rate?.points === undefined && rate?.seconds === undefined ? usualLimits.rate.exempt : [];
  return { ...usualLimits, ...settings, rate: { ...usualLimits.rate, exempt, ...rate } };
}
