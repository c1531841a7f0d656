/** The name of the type itself in one such as `[Contract!]!`. */
export function namedType(type: string): string {
  return type.replace(/[[\]!]/g, '');
}
