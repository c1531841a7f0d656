/**
 * The directives that an extension may use. Others could take a field of the contract over (`@override`, `@provides`), put fields into all
 * types of an interface (`@interfaceObject`), make others do work for it (`@requires`), or bend what a question may cost (`@cost`).
 */
export const DIRECTIVES: ReadonlySet<string> = new Set([
  'key',
  'shareable',
  'inaccessible',
  'deprecated',
  'specifiedBy',
  'tag',
  'listSize',
]);

/**
 * Older libraries mark with these what they extend. Of a key field or a type it means nothing to us; another field of the contract is
 * refused anyhow.
 */
export const OLD_DIRECTIVES: ReadonlySet<string> = new Set(['external', 'extends']);

const TYPES = new Set(['_Any', '_Entity', '_Service', '_FieldSet', 'FieldSet']);
const FIELDS = new Set(['_service', '_entities']);
const OTHER_DIRECTIVES = new Set(['link', 'requires', 'provides', 'override', 'composeDirective', 'interfaceObject']);
const LONG_NAME = /^(federation|link)__/;

/** Whether a type is one that federation adds to every subgraph, and that libraries print. */
export function isMachineryType(name: string): boolean {
  return TYPES.has(name) || LONG_NAME.test(name);
}

/** Whether a field of `Query` is one that federation adds. */
export function isMachineryField(name: string): boolean {
  return FIELDS.has(name);
}

/** Whether a directive is one of federation's: to define it means nothing. What of them may be used is another matter. */
export function isMachineryDirective(name: string): boolean {
  return DIRECTIVES.has(name) || OLD_DIRECTIVES.has(name) || OTHER_DIRECTIVES.has(name) || LONG_NAME.test(name);
}
