/** The parts of a record's global id. */
export interface GlobalId {
  /** Code of the member that published it, such as `tabriz-municipality`. */
  member: string;
  /** Plural name of the category, such as `contracts`. */
  category: string;
  /** The member's own id; may hold any character, colons too. */
  localId: string;
}

const MEMBER_CODE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const CATEGORY = /^[a-z][A-Za-z]*$/;

/** Whether a text has the form of a member's code: lower-case Latin letters, digits and single hyphens. */
export function isMemberCode(text: string): boolean {
  return text.length <= 100 && MEMBER_CODE.test(text);
}

/** `<member>:<category>:<localId>`. The parts are taken as they are; check them first with `isMemberCode`. */
export function formatGlobalId({ member, category, localId }: GlobalId): string {
  return `${member}:${category}:${localId}`;
}

/** The parts of a global id, or null when the text is not one. */
export function parseGlobalId(text: string): GlobalId | null {
  const first = text.indexOf(':');
  const second = text.indexOf(':', first + 1);
  if (first < 0 || second < 0) return null;
  const member = text.slice(0, first);
  const category = text.slice(first + 1, second);
  const localId = text.slice(second + 1);
  if (!isMemberCode(member) || !CATEGORY.test(category) || localId === '') return null;
  return { member, category, localId };
}

/**
 * Orders ids as Postgres does under `COLLATE "C"`: by the bytes of their UTF-8 form. JavaScript compares UTF-16 units, which
 * puts characters beyond U+FFFF before U+E000–U+FFFF; only then are the bytes needed.
 */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const xSurrogate = x >= 0xd800 && x <= 0xdfff;
      const ySurrogate = y >= 0xd800 && y <= 0xdfff;
      if (xSurrogate === ySurrogate) return x < y ? -1 : 1;
      return ySurrogate ? -1 : 1;
    }
  }
  return a.length < b.length ? -1 : 1;
}
