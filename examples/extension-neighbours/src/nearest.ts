import { kilometresBetween, type Place } from './Place.ts';

/** A body near another. */
export interface Neighbour {
  place: Place;
  /** As the crow flies, to a tenth of a kilometre. */
  kilometres: number;
}

/** The bodies of the same kind nearest to a place, nearest first, equally near ones by code. */
export function nearest(from: Place, places: readonly Place[], first: number): Neighbour[] {
  return places
    .filter((place) => place.kind === from.kind && place.code !== from.code)
    .map((place) => ({ place, kilometres: Math.round(kilometresBetween(from, place) * 10) / 10 }))
    .sort((a, b) => a.kilometres - b.kilometres || (a.place.code < b.place.code ? -1 : 1))
    .slice(0, first);
}
