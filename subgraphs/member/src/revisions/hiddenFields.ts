/** Fields that a revision says it left out or masked. */
export interface RedactedFields {
  revision: number;
  fields: readonly string[];
}

/**
 * The fields of a revision's content that are not to be shown any more: those that a later revision has left out or masked, and it has not. What it
 * masked itself was never published, so of that nothing has to be hidden.
 */
export function hiddenFields(revision: number, redacted: readonly RedactedFields[]): string[] {
  const own = new Set(redacted.filter((each) => each.revision === revision).flatMap(({ fields }) => fields.map(plain)));
  const later = redacted.filter((each) => each.revision > revision).flatMap(({ fields }) => fields.map(plain));
  return [...new Set(later)].filter((field) => !own.has(field));
}

/** Whether a field is one of those hidden, lies inside one, or holds one. */
export function isHidden(field: string, hidden: readonly string[]): boolean {
  const path = plain(field);
  return hidden.some((each) => each === path || path.startsWith(`${each}.`) || each.startsWith(`${path}.`));
}

/** Whether a content has a value at a path of names; lists on the way are looked into. */
export function holds(content: unknown, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  if (Array.isArray(content)) return content.some((item) => holds(item, path));
  if (typeof content !== 'object' || content === null || !Object.hasOwn(content, name)) return false;
  const value: unknown = Reflect.get(content, name);
  if (value === null || value === undefined) return false;
  return rest.length === 0 || holds(value, rest.join('.'));
}

/** A path without the places in lists: a redaction may name `awards[0].title` or `awards.0.title`. */
function plain(field: string): string {
  return field
    .trim()
    .replaceAll(/\[\d*\]/g, '')
    .split('.')
    .filter((name) => !/^\d+$/.test(name))
    .join('.');
}
