import { z } from 'zod';
import type { Attribute, Heading } from './Attribute.ts';
import { decimalKind } from './kinds.ts';
import { object } from './object.ts';
import { required } from './required.ts';
import { scalar } from './scalar.ts';
import type { ShapeOf } from './shapeOf.ts';

const heading = (fa: readonly string[], en: readonly string[], enSays: string, faSays: string): Heading => ({
  fa,
  en,
  description: { en: enSays, fa: faSays },
});

const degrees = {
  latitude: required(
    scalar(z.number().min(-90).max(90), decimalKind, {
      heading: heading(['عرض جغرافیایی'], ['latitude', 'lat'], 'Degrees north (WGS 84)', 'درجهٔ شمالی'),
    }),
  ),
  longitude: required(
    scalar(z.number().min(-180).max(180), decimalKind, {
      heading: heading(['طول جغرافیایی'], ['longitude', 'lon', 'lng'], 'Degrees east (WGS 84)', 'درجهٔ شرقی'),
    }),
  ),
};

/** A place on the earth: the contract's `Location`. */
export function point(options: { since?: number } = {}): Attribute<z.ZodOptional<z.ZodObject<ShapeOf<typeof degrees>, z.core.$strict>>> {
  return object(degrees, options);
}
