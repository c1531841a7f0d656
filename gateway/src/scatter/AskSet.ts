import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';

/** One argument of a question: its type as GraphQL writes it, its value as JSON. */
export interface AskArgument {
  name: string;
  type: string;
  value: unknown;
}

/** One field a member is asked for. */
export interface Ask {
  /** The key under which the member answers. */
  alias: string;
  name: string;
  arguments: readonly AskArgument[];
  /** What is asked of the object behind it; undefined for a leaf. */
  object: AskSet | undefined;
}

/**
 * What is asked of one object. The aliases are the engine's own, never the client's: a client's alias cannot clash with what the
 * engine asks for itself, and the same question has the same text whoever asks it.
 */
export class AskSet {
  readonly #asks: Ask[] = [];
  readonly #aliases = new Set<string>();
  readonly #leaves = new Map<string, string>();
  readonly #shared = new Map<string, { alias: string; object: AskSet }>();
  readonly #fragments = new Map<string, AskSet>();

  /** Asks for a leaf, once however often it is wanted, and gives the alias to read it by. */
  leaf(name: string, args: readonly AskArgument[] = []): string {
    const known = `${name}${args.length === 0 ? '' : canonicalJson(args)}`;
    const before = this.#leaves.get(known);
    if (before !== undefined) return before;
    const alias = this.#free(name);
    this.#asks.push({ alias, name, arguments: args, object: undefined });
    this.#leaves.set(known, alias);
    return alias;
  }

  /** The alias of a leaf without arguments that is asked for; undefined when it is not. */
  aliasOf(name: string): string | undefined {
    return this.#leaves.get(name);
  }

  /** Asks for an object or a list of them. */
  object(name: string, args: readonly AskArgument[] = []): { alias: string; object: AskSet } {
    const alias = this.#free(name);
    const object = new AskSet();
    this.#asks.push({ alias, name, arguments: args, object });
    return { alias, object };
  }

  /** Asks for an object or list without arguments, once however often it is wanted. */
  shared(name: string): { alias: string; object: AskSet } {
    let found = this.#shared.get(name);
    if (found === undefined) {
      found = this.object(name);
      this.#shared.set(name, found);
    }
    return found;
  }

  /** What is asked only where the object is of the named type. */
  on(typeName: string): AskSet {
    let set = this.#fragments.get(typeName);
    if (set === undefined) {
      set = new AskSet();
      this.#fragments.set(typeName, set);
    }
    return set;
  }

  /** The same, but with another value for one argument of the field with this alias. */
  varied(alias: string, argument: string, value: unknown): AskSet {
    const before = this.#asks.find((ask) => ask.alias === alias)?.arguments ?? [];
    return this.withArguments(
      alias,
      before.map((given) => (given.name === argument ? { ...given, value } : given)),
    );
  }

  /** The same, but with other arguments of the field with this alias. What is asked of the objects behind is shared. */
  withArguments(alias: string, args: readonly AskArgument[]): AskSet {
    const varied = new AskSet();
    for (const ask of this.#asks) varied.#asks.push(ask.alias === alias ? { ...ask, arguments: args } : ask);
    for (const [typeName, set] of this.#fragments) varied.#fragments.set(typeName, set);
    return varied;
  }

  /** Its own fields, in the order in which they are asked for. */
  get asks(): readonly Ask[] {
    return this.#asks;
  }

  /** The keys under which the object's own fields are answered. */
  aliases(): string[] {
    return this.#asks.map(({ alias }) => alias);
  }

  /**
   * The selections' text; each argument becomes a variable, which `declare` names.
   * @param prefix put before the aliases of this object's own fields
   */
  print(declare: (argument: AskArgument) => string, prefix = ''): string {
    const parts = this.#asks.map(({ alias, name, arguments: args, object }) => {
      const written = args.map((argument) => `${argument.name}: ${declare(argument)}`).join(', ');
      const key = prefix + alias === name ? '' : `${prefix}${alias}: `;
      return `${key}${name}${written === '' ? '' : `(${written})`}${object === undefined ? '' : ` { ${object.print(declare)} }`}`;
    });
    for (const [typeName, set] of this.#fragments) parts.push(`... on ${typeName} { ${set.print(declare)} }`);
    return parts.length === 0 ? '__typename' : parts.join(' ');
  }

  #free(name: string): string {
    let alias = name;
    for (let i = 2; this.#aliases.has(alias); i++) alias = `${name}_${i}`;
    this.#aliases.add(alias);
    return alias;
  }
}
