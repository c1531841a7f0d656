import { describe, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { expandDirectory } from './expandDirectory.ts';

const disclosures = parse(`
  type Body @key(fields: "code") { code: ID! }
  extend type Body { held: Held @scatter(merge: TOTALS) }
  "What is held."
  type Held { parts: [Part!] @merge(by: FIRST) cover: Cover! }
  type Part { kind: Kind! count: Int! }
  type Cover { complete: Boolean! reasons: [Reason!]! }
  type Reason { code: ID! }
  enum Kind { A B }
  type Other { x: Int }`);

describe("the directory's SDL", () => {
  test('takes over the types that it names from the disclosures, without their rules: enums as they are, objects as somebody else’s', () => {
    const expanded = print(expandDirectory(parse('type Body { held: Held @external kind: Kind }'), disclosures));
    expect(expanded).toContain('"What is held."\ntype Held @external {\n  parts: [Part!]\n  cover: Cover!\n}');
    expect(expanded).toContain('type Part @external {\n  kind: Kind!\n  count: Int!\n}');
    expect(expanded).toContain('enum Kind {\n  A\n  B\n}');
    expect(expanded).not.toMatch(/@merge|@scatter|type Other/);
  });

  test('keeps a type of its own that the disclosures have too', () => {
    const own = 'type Body { held: Held @external } type Cover @shareable { complete: Boolean! }';
    const expanded = print(expandDirectory(parse(own), disclosures));
    expect(expanded).toContain('type Cover @shareable {\n  complete: Boolean!\n}');
    expect(expanded).not.toContain('Reason');
  });

  test('spells out what @requires means where it names an object without saying what of it', () => {
    const own = `type Body { held: Held @external owed: Int @requires(fields: "held") }
      type Page { bodies: [Body!]! rows: Int @requires(fields: "bodies { held { cover } }") plain: Int @requires(fields: "bodies { held { parts { count } } }") }`;
    const expanded = print(expandDirectory(parse(own), disclosures));
    expect(expanded).toContain('owed: Int @requires(fields: "held { parts { kind count } cover { complete reasons { code } } }")');
    expect(expanded).toContain('rows: Int @requires(fields: "bodies { held { cover { complete reasons { code } } } }")');
    expect(expanded).toContain('plain: Int @requires(fields: "bodies { held { parts { count } } }")');
  });

  test('refuses to name a type that nobody defines', () => {
    expect(() => expandDirectory(parse('type Body { lost: Lost }'), disclosures)).toThrow(
      'names the type Lost, which neither it nor the disclosures define',
    );
  });
});
