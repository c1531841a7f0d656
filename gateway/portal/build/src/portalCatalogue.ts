import type { Catalogue } from './catalogue/Catalogue.ts';
import { makeCatalogue } from './catalogue/makeCatalogue.ts';
import { readOperations } from './readOperations.ts';

/** The catalogue that the page is built with. */
export function portalCatalogue(): Catalogue {
  const { textOf } = readOperations();
  return makeCatalogue({ row: textOf('Row'), envelope: textOf('Envelope') });
}
