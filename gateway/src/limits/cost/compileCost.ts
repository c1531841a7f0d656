import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import type { Rules } from '../../scatter/rules.ts';
import type { CostModel } from './CostModel.ts';
import { type CostInputs, combine, type Factors, greatest, NOTHING, resolved, sum, type Varying } from './Factors.ts';
import { listLength } from './listLength.ts';
import { membersAsked } from './membersAsked.ts';
import { type SelectedField, type SelectionScope, type Selections, selectedFields, typesSingledOut } from './selectedFields.ts';

/** Points for each object of the answer: the gateway checks it, joins it, and writes it out; a member only reads and sends. */
const ANSWER_POINTS = 30;

/** Lengths of lists that the field around them says: `sizedFields`. */
type Sizes = ReadonlyMap<string, Varying<number>>;
const NO_SIZES: Sizes = new Map();

/**
 * Works out what a valid operation costs, as far as variables and the register do not decide it, which is left for each run.
 *
 * A question to members costs its weight (`@cost`) for each member that it would go to. An object costs its weight (1 where there is none)
 * for each time that a member may be asked for it, so an item of a list of 200 that 95 members are asked for costs 19,000; and 30 for
 * each time that it may stand in the answer. A plain value costs its weight, usually nothing, as often as its object is asked for.
 */
export function compileCost(model: CostModel, document: DocumentNode, operation: OperationDefinitionNode): (inputs: CostInputs) => number {
  const query = model.schema.getRootType(operation.operation);
  if (query === undefined || query === null) return () => 0;
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === 'FragmentDefinition' ? [[each.name.value, each] as const] : [])),
  );
  const compiler = new Compiler(model, { schema: model.schema, fragments });
  const cost = compiler.object(query, [{ set: operation.selectionSet, conditions: [] }], NO_SIZES);
  const defaults = defaultsOf(model.schema, operation);
  return ({ variables, register }) => {
    const { perAsked, perHeld } = resolved(cost, { variables: { ...defaults, ...variables }, register });
    return perAsked + perHeld;
  };
}

/** The values of variables that are not given. */
function defaultsOf(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  for (const { variable, type, defaultValue } of variableDefinitions) {
    const inputType = typeFromAST(schema, type);
    if (defaultValue !== undefined && isInputType(inputType)) defaults[variable.name.value] = valueFromAST(defaultValue, inputType);
  }
  return defaults;
}

class Compiler {
  readonly #model: CostModel;
  readonly #scope: SelectionScope;

  constructor(model: CostModel, scope: SelectionScope) {
    this.#model = model;
    this.#scope = scope;
  }

  /** What is inside one object. */
  object(type: GraphQLCompositeType, selections: readonly Selections[], sizes: Sizes): Varying<Factors> {
    if (isObjectType(type)) return this.#fieldsOf(type, selections, sizes);
    const possible = this.#scope.schema.getPossibleTypes(type);
    const singledOut = typesSingledOut(this.#scope, type, selections);
    const types = [type, ...possible.filter(({ name }) => singledOut.has(name))];
    return combine(
      types.map((each) => this.#fieldsOf(each, selections, sizes)),
      greatest,
    );
  }

  #fieldsOf(type: GraphQLCompositeType, selections: readonly Selections[], sizes: Sizes): Varying<Factors> {
    const parts: Varying<Factors>[] = [];
    for (const [first, ...more] of selectedFields(this.#scope, type, selections).values()) {
      if (first === undefined) continue;
      const part = this.#field(type, [first, ...more], sizes);
      if (part !== undefined) parts.push(onlyWhenWanted([first, ...more], part));
    }
    return combine(parts, sum);
  }

  /** What one field of an object adds; undefined for what costs nothing. */
  #field(parent: GraphQLCompositeType, selected: readonly [SelectedField, ...SelectedField[]], sizes: Sizes): Varying<Factors> | undefined {
    const { weights, rules } = this.#model;
    const [{ node }] = selected;
    const name = node.name.value;
    const field = fieldOf(parent, name);
    if (field === undefined) return undefined;
    const weight = weights.weight(parent.name, name);
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return weight === undefined || weight === 0 ? undefined : { constant: { perAsked: weight, perHeld: 0 } };

    const rule = rules.answer(parent.name, name);
    const size = weights.listSize(parent.name, name);
    const length = listLength(field, node, size, rule);
    const sized = size !== undefined && size.sizedFields.length > 0;
    const inner = this.object(
      type,
      selected.flatMap(({ node: { selectionSet }, conditions }) => (selectionSet === undefined ? [] : [{ set: selectionSet, conditions }])),
      sized ? new Map(size.sizedFields.map((each) => [each, length])) : NO_SIZES,
    );
    const times: Varying<number> = isList(field.type) ? (sizes.get(name) ?? length) : { constant: 1 };
    if (rule !== undefined || isFollowed(rules, parent.name, name)) {
      const members = membersAsked(rules, parent.name, field, node, rule);
      // Of a list of ids each member is asked once for all of its own.
      if (rule?.kind === 'route' && isList(field.type))
        return both(question(weight ?? 1, members, ONCE, { constant: NOTHING }), plain(1, times, inner), whole);
      return question(weight ?? 1, members, times, inner);
    }
    return this.#isAskedOfMembers(parent.name, name)
      ? plain(weight ?? 1, times, inner)
      : question(weight ?? 1, { constant: 1 }, times, inner);
  }

  /** Whether a field comes with the member's own rows, or is fetched of another subgraph for what is in the answer already. */
  #isAskedOfMembers(typeName: string, fieldName: string): boolean {
    const type = this.#model.rules.schema.getType(typeName);
    return type !== undefined && 'getFields' in type && type.getFields()[fieldName] !== undefined;
  }
}

const ONCE: Varying<number> = { constant: 1 };

/** Objects that are asked for once, whatever they hang on. */
function whole(a: Factors, b: Factors): Factors {
  return { perAsked: 0, perHeld: a.perHeld + b.perAsked + b.perHeld };
}

/** Objects that come with those around them. */
function plain(weight: number, times: Varying<number>, inner: Varying<Factors>): Varying<Factors> {
  return both(times, inner, (count, { perAsked, perHeld }) => ({
    perAsked: count * (weight + perAsked),
    perHeld: count * (ANSWER_POINTS + perHeld),
  }));
}

/** Objects that are asked for anew, once for each object of the answer that they hang on. */
function question(weight: number, members: Varying<number>, times: Varying<number>, inner: Varying<Factors>): Varying<Factors> {
  const asked = both(members, inner, (count, { perAsked, perHeld }) => count * (weight + perAsked) + ANSWER_POINTS + perHeld);
  return both(times, asked, (count, points) => ({ perAsked: 0, perHeld: count * points }));
}

function both<A, B, Result>(a: Varying<A>, b: Varying<B>, make: (a: A, b: B) => Result): Varying<Result> {
  if ('constant' in a && 'constant' in b) return { constant: make(a.constant, b.constant) };
  return { of: (inputs) => make(resolved(a, inputs), resolved(b, inputs)) };
}

function onlyWhenWanted(selected: readonly SelectedField[], part: Varying<Factors>): Varying<Factors> {
  if (selected.some(({ conditions }) => conditions.length === 0)) return part;
  return {
    of: (inputs) =>
      selected.some(({ conditions }) => conditions.every((wanted) => wanted(inputs.variables))) ? resolved(part, inputs) : NOTHING,
  };
}

/** Whether a field of an entity is put together of what all members say: references to other entities. */
function isFollowed(rules: Rules, typeName: string, fieldName: string): boolean {
  return rules.entity(typeName)?.rule.kind === 'scatter' && rules.merge(typeName, fieldName)?.by === 'UNION';
}

function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return 'getFields' in parent ? parent.getFields()[name] : undefined;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}
