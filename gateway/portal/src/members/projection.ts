/** A place on the earth, in degrees. */
export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

/** A flat picture of a part of the earth. */
export interface Projection {
  /** Its width by its height. */
  ratio: number;
  /** Where a place stands in it, in percent from the left and from the top. */
  at(location: Location): { x: number; y: number };
}

/** Free space around all places, as a part of the larger side. */
const MARGIN = 0.06;
/** Of places that lie together, or in one line, a picture still has a width and a height of some kilometres, in degrees. */
const LEAST_SIDE = 0.1;

/**
 * A projection that holds all the places: equidistant along meridians and along the middle parallel. In a province of a few degrees, shapes and distances
 * are true to a hundredth.
 */
export function projectionOf(locations: readonly Location[]): Projection {
  const [south, north] = rangeOf(locations.map(({ latitude }) => latitude));
  const [west, east] = rangeOf(locations.map(({ longitude }) => longitude));
  const shrink = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const [width, height] = [Math.max((east - west) * shrink, LEAST_SIDE), Math.max(north - south, LEAST_SIDE)];
  const margin = MARGIN * Math.max(width, height);
  const [wholeWidth, wholeHeight] = [width + 2 * margin, height + 2 * margin];
  const [middle, centre] = [(west + east) / 2, (south + north) / 2];
  return {
    ratio: wholeWidth / wholeHeight,
    at: ({ latitude, longitude }) => ({
      x: 50 + (((longitude - middle) * shrink) / wholeWidth) * 100,
      y: 50 - ((latitude - centre) / wholeHeight) * 100,
    }),
  };
}

function rangeOf(values: readonly number[]): [number, number] {
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}
