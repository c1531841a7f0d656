/** The contract as pages show it: every type that clients see, with the descriptions that it has there, in English. */
export interface SchemaReference {
  types: readonly TypeReference[];
}

/** A type. */
export interface TypeReference {
  name: string;
  kind: 'OBJECT' | 'INTERFACE' | 'UNION' | 'ENUM' | 'INPUT_OBJECT' | 'SCALAR';
  about: string;
  /** Of objects, interfaces and inputs. */
  fields?: readonly FieldReference[];
  /** Of enums. */
  values?: readonly NamedReference[];
  /** Interfaces that it implements. */
  interfaces?: readonly string[];
  /** Types that implement the interface, or that the union consists of. */
  possible?: readonly string[];
  /** Where the form of a scalar is described. */
  specifiedBy?: string;
}

export interface NamedReference {
  name: string;
  about: string;
  /** Why it should not be used any longer; left out as long as it should. */
  deprecated?: string;
}

/** A field of a type, an input's field, or an argument. */
export interface FieldReference extends NamedReference {
  /** As the SDL writes it, such as `[Contract!]!`. */
  type: string;
  args?: readonly FieldReference[];
  /** What an input is when it is left out, as the SDL writes it. */
  usual?: string;
}
