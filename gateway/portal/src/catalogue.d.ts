declare module 'virtual:catalogue' {
  import type { Catalogue } from '../build/src/catalogue/Catalogue.ts';

  export const catalogue: Catalogue;
}

declare module 'virtual:reference' {
  import type { SchemaReference } from '../build/src/reference/SchemaReference.ts';

  export const reference: SchemaReference;
}

declare module 'virtual:examples' {
  import type { CheckedExample } from '../build/src/examples/ExampleQuery.ts';

  export const examples: readonly CheckedExample[];
}
