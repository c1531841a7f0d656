declare module 'virtual:catalogue' {
  import type { Catalogue } from '../build/src/catalogue/Catalogue.ts';

  export const catalogue: Catalogue;
}
