/** Where a body is. */
export interface Place {
  /** The body's code. */
  code: string;
  /** GOVERNORATE, COUNTY or MUNICIPALITY. */
  kind: string;
  /** Degrees north (WGS 84). */
  latitude: number;
  /** Degrees east (WGS 84). */
  longitude: number;
}

/** The earth's mean radius (IUGG), in kilometres. */
const RADIUS = 6371.0088;

/** The distance between two places along the earth's surface, taken for a sphere (haversine formula; wrong by at most 0.5 %), in kilometres. */
export function kilometresBetween(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}
