/**
 * The directives that an extension may use. Others could take a field of the contract over (`@override`, `@provides`), put fields into all
 * types of an interface (`@interfaceObject`), make others do work for it (`@requires`), or bend what a question may cost (`@cost`).
 */
export const DIRECTIVES: ReadonlySet<string> = new Set(['key', 'shareable', 'inaccessible', 'deprecated', 'specifiedBy', 'tag']);

/**
 * Older libraries mark with these what they extend. Of a key field or a type it means nothing to us; another field of the contract is
 * refused anyhow.
 */
export const OLD_DIRECTIVES: ReadonlySet<string> = new Set(['external', 'extends']);

/** Types that libraries print although federation adds them itself. */
export const MACHINERY_TYPES: ReadonlySet<string> = new Set([
  '_Any',
  '_Entity',
  '_Service',
  '_FieldSet',
  'FieldSet',
  'link__Import',
  'link__Purpose',
  'federation__FieldSet',
]);

/** Fields of `Query` that libraries print likewise. */
export const MACHINERY_FIELDS: ReadonlySet<string> = new Set(['_service', '_entities']);

/** Directives whose definitions libraries print likewise, used or not. */
export const MACHINERY_DIRECTIVES: ReadonlySet<string> = new Set([
  ...DIRECTIVES,
  ...OLD_DIRECTIVES,
  'link',
  'requires',
  'provides',
  'override',
  'composeDirective',
  'interfaceObject',
]);
