import type { Plugin } from 'vite';
import type { Catalogue } from './catalogue/Catalogue.ts';

const NAME = 'virtual:catalogue';

/** Lets the page import what it knows of the categories, as `virtual:catalogue`. */
export function cataloguePlugin(catalogue: Catalogue): Plugin {
  return {
    name: 'catalogue',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    // JSON in a text is read several times faster than the same as a literal.
    load: (id) => (id === `\0${NAME}` ? `export const catalogue = JSON.parse(${JSON.stringify(JSON.stringify(catalogue))});` : undefined),
  };
}
