import type { Json, JsonObject } from '../read/assembleJson.ts';
import { objectOf, objectsOf, textOfJson } from './jsonAccess.ts';

/** A release, and how much its word counts against another of the same process. */
export interface RankedRelease {
  release: JsonObject;
  /** When it was made, in milliseconds; -Infinity when it does not say so. */
  time: number;
  /** Whether it is a compiled release, which sums up all before it. */
  compiled: boolean;
}

/** Whether a value looks like a release or a record of OCDS. */
export function isOcds(value: Json): boolean {
  const object = objectOf(value);
  return object !== null && textOfJson(object.ocid) !== undefined;
}

/** The releases that an item holds: itself, or those of a record. A record's releases that are only links hold nothing. */
export function releasesOf(item: Json): RankedRelease[] {
  const object = objectOf(item);
  if (object === null) return [];
  const compiled = objectOf(object.compiledRelease);
  const inner = objectsOf(object.releases);
  if (compiled === null && inner.length === 0) return [ranked(object, false)];
  const ocid = object.ocid;
  const whole = (release: JsonObject): JsonObject => (release.ocid === undefined && ocid !== undefined ? { ...release, ocid } : release);
  return [...(compiled ? [ranked(whole(compiled), true)] : []), ...inner.map((release) => ranked(whole(release), false))];
}

function ranked(release: JsonObject, compiled: boolean): RankedRelease {
  const time = Date.parse(textOfJson(release.date) ?? '');
  return { release, time: Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time, compiled };
}

/** Whether `a` counts more than `b`: it is newer or, of the same time, compiled. */
export function outranks(a: Omit<RankedRelease, 'release'>, b: Omit<RankedRelease, 'release'>): boolean {
  return a.time !== b.time ? a.time > b.time : a.compiled && !b.compiled;
}
