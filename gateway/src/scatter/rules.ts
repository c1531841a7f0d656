import { useContractScalars } from '@shafaf/shared/graph/useContractScalars';
import {
  buildASTSchema,
  type DirectiveNode,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLLeafType,
  type GraphQLNamedType,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { z } from 'zod';

/** How a field or an entity is answered: by the one member that a value names, or by all that may hold a part. */
export type AnswerRule = { kind: 'route'; by: string } | ScatterRule;
/** Ask all that may hold a part. */
export interface ScatterRule {
  kind: 'scatter';
  merge: 'CONNECTION' | 'TOTALS' | 'RANKING' | 'ENTITY';
  /** The categories whose synopses say who may hold a part; null when none does. */
  reads: readonly string[] | null;
  /** For an entity, or a ranking of entities: the field of their rows that holds its key. */
  keys: string | null;
  /** For a connection whose order no argument says: what its rows are ordered by. */
  order: FixedOrder | null;
  /** It changes without the version of the member's data changing, so that no answer is used twice. */
  live: boolean;
}
/** The one order of a connection. */
export interface FixedOrder {
  field: string;
  direction: 'ASC' | 'DESC';
  /** The least and the greatest value that the field can have; null where nothing bounds it. */
  bounds: readonly [least: number, greatest: number] | null;
}

/** An entity: how it is answered, and by what it is known. */
export interface EntityRule {
  rule: AnswerRule;
  /** The field by which members are asked for it. */
  key: string;
  /** All fields by which it is known, the first of which is that one. Whoever has a value in another has the same in the first. */
  keys: readonly string[];
}

/** How members' values of one field become one: `@merge`. */
export type MergeRule =
  | { by: 'SUM' | 'COUNT' | 'MIN' | 'MAX' | 'FIRST' | 'UNION' | 'MEMBERS' | 'GROUP_COUNT' | 'COVERAGE' }
  | { by: 'GROUP'; key: string; orderBy: string; limit: string };

/** A filter that is decided, or narrowed, before anybody is asked: `@prunes`. */
export type PruneRule = RegisterRule | SynopsisRule;
/** A filter that the register of members decides. */
export interface RegisterRule {
  inputField: string;
  by: 'MEMBER' | 'KIND' | 'COUNTY';
}
/** A filter that is compared with what members' synopses say of a field. */
export interface SynopsisRule {
  inputField: string;
  by: 'AT_LEAST' | 'AT_MOST' | 'ONE_OF' | 'HELD';
  of: string;
}

/** A condition that chooses entities by what any member says of them: `@chooses`. */
export interface ChoiceRule {
  /** The argument with the condition. */
  argument: string;
  /** The argument with the keys of entities that are wanted too, whatever the member itself says of them. */
  including: string;
}

/** What decides the key of a group: `@groups`, on a value of the enum that figures are grouped by. */
export interface GroupingRule {
  /** Where the group itself says its key, as a path of field names from it; null where only the key says it. */
  by: string | null;
  /** The register gives all rows of one member the same key. */
  register: RegisterRule['by'] | null;
}

/**
 * Everything the engine knows of the schema. It is read from the SDL's directives, so that the engine itself needs no word of
 * what is disclosed.
 */
export interface Rules {
  /** All of it as a schema, with the scalars' real forms and federation's `_entities`. */
  schema: GraphQLSchema;
  /** The rule of a field that is a question of its own, or undefined for a plain field. */
  answer(typeName: string, fieldName: string): AnswerRule | undefined;
  /** The rule of an entity and its keys, or undefined for a type that is no entity. */
  entity(typeName: string): EntityRule | undefined;
  /** How a field of a merged type is merged, or undefined. */
  merge(typeName: string, fieldName: string): MergeRule | undefined;
  /** The filters of an input type that leave members out before anybody is asked. */
  prunes(inputTypeName: string): readonly PruneRule[];
  /** The row's field behind an order's enum value. */
  orderedBy(enumTypeName: string, value: string): string | undefined;
  /** Whether a field of a row holds the member whose row it is. */
  isOwner(typeName: string, fieldName: string): boolean;
  /** Whether what a root field gives, or is given, is some person's own affair: nothing of it is kept. All mutations are so. */
  isPersonal(typeName: string, fieldName: string): boolean;
  /** Whether a field of a row holds the record that the row is about, as the row's member has it. */
  isItself(typeName: string, fieldName: string): boolean;
  /** The type of a category's rows, or undefined where no list is of that category alone. */
  rowsOf(category: string): string | undefined;
  /** The argument whose values say which categories are read, and the category of each value; undefined where there is none. */
  chosenBy(typeName: string, fieldName: string): { argument: string; categories: ReadonlyMap<string, string> } | undefined;
  /** Characters that the text given for an argument may have at most, or undefined. */
  longest(argument: GraphQLArgument): number | undefined;
  /** The condition of a ranking that chooses by what any member says, and how a member is asked for what others have chosen. */
  chooses(typeName: string, fieldName: string): ChoiceRule | undefined;
  /** What decides a group's key when figures are grouped by an enum's value. */
  groupedBy(enumTypeName: string, value: string): GroupingRule | undefined;
}

const answerForm = z.union([
  z.object({ by: z.string() }).transform(({ by }): AnswerRule => ({ kind: 'route', by })),
  z
    .object({
      merge: z.enum(['CONNECTION', 'TOTALS', 'RANKING', 'ENTITY']),
      reads: z.array(z.string()).nullable().default(null),
      keys: z.string().nullable().default(null),
      orderBy: z.string().nullable().default(null),
      direction: z.enum(['ASC', 'DESC']).default('DESC'),
      bounds: z.tuple([z.number(), z.number()]).nullable().default(null),
      live: z.boolean().default(false),
    })
    .transform(
      ({ merge, reads, keys, orderBy: field, direction, bounds, live }): AnswerRule => ({
        kind: 'scatter',
        merge,
        reads,
        keys,
        order: field === null ? null : { field, direction, bounds },
        live,
      }),
    ),
]);
const mergeForm = z.union([
  z.object({ by: z.enum(['SUM', 'COUNT', 'MIN', 'MAX', 'FIRST', 'UNION', 'MEMBERS', 'GROUP_COUNT', 'COVERAGE']) }),
  z.object({ by: z.literal('GROUP'), key: z.string(), orderBy: z.string(), limit: z.string() }),
]);
const pruneForm = z.union([
  z.object({ by: z.enum(['MEMBER', 'KIND', 'COUNTY']) }),
  z.object({ by: z.enum(['AT_LEAST', 'AT_MOST', 'ONE_OF', 'HELD']), of: z.string() }),
]);
const choiceForm = z.object({ by: z.literal('CATEGORY') });
const categoryForm = z.object({ name: z.string() });
const longestForm = z.object({ characters: z.number() });
const ordersForm = z.object({ by: z.string() });
const choosesForm = z.object({ including: z.string() });
const groupsForm = z.object({
  by: z.string().nullable().default(null),
  register: z.enum(['MEMBER', 'KIND', 'COUNTY']).nullable().default(null),
});

/**
 * Reads the rules from an SDL and checks that they say how every question is answered.
 * @throws Error that lists every fault: a root field or entity without a rule, a merged field without one, an order without a
 * field, an argument that is not there.
 */
export function readRules(sdl: string): Rules {
  const schema = buildServedSchema(sdl);
  const answers = new Map<string, AnswerRule>();
  const entities = new Map<string, EntityRule>();
  const merges = new Map<string, MergeRule>();
  const prunes = new Map<string, PruneRule[]>();
  const orders = new Map<string, string>();
  const owners = new Set<string>();
  const groupings = new Map<string, GroupingRule>();
  const itself = new Set<string>();
  const personal = new Set<string>();
  const categories = new Map<string, Map<string, string>>();
  const choices = new Map<string, GraphQLArgument>();
  const lengths = new Map<GraphQLArgument, number>();
  const conditions = new Map<string, ChoiceRule>();

  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isObjectType(type)) {
      const directives = [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);
      const [key, ...others] = keysIn(directives);
      const rule = parseDirective(answerForm, argumentsOf(directives, 'scatter') ?? argumentsOf(directives, 'route'));
      if (key !== undefined && rule !== undefined) entities.set(type.name, { rule, key, keys: [key, ...others] });
      for (const field of Object.values(type.getFields())) {
        const fieldDirectives = field.astNode?.directives ?? [];
        const answer = parseDirective(answerForm, argumentsOf(fieldDirectives, 'scatter') ?? argumentsOf(fieldDirectives, 'route'));
        if (answer !== undefined) answers.set(`${type.name}.${field.name}`, answer);
        const merge = parseDirective(mergeForm, argumentsOf(fieldDirectives, 'merge'));
        if (merge !== undefined) merges.set(`${type.name}.${field.name}`, merge);
        if (argumentsOf(fieldDirectives, 'owner') !== undefined) owners.add(`${type.name}.${field.name}`);
        if (argumentsOf(fieldDirectives, 'itself') !== undefined) itself.add(`${type.name}.${field.name}`);
        if (type === schema.getMutationType() || argumentsOf(fieldDirectives, 'personal') !== undefined)
          personal.add(`${type.name}.${field.name}`);
        for (const argument of field.args) {
          const argumentDirectives = argument.astNode?.directives ?? [];
          const choice = parseDirective(choiceForm, argumentsOf(argumentDirectives, 'prunes'));
          if (choice !== undefined) choices.set(`${type.name}.${field.name}`, argument);
          const longest = parseDirective(longestForm, argumentsOf(argumentDirectives, 'longest'));
          if (longest !== undefined) lengths.set(argument, longest.characters);
          const condition = parseDirective(choosesForm, argumentsOf(argumentDirectives, 'chooses'));
          if (condition !== undefined) conditions.set(`${type.name}.${field.name}`, { argument: argument.name, ...condition });
        }
      }
    } else if (isInputObjectType(type)) {
      const found: PruneRule[] = [];
      for (const field of Object.values(type.getFields())) {
        const prune = parseDirective(pruneForm, argumentsOf(field.astNode?.directives ?? [], 'prunes'));
        if (prune !== undefined) found.push({ inputField: field.name, ...prune });
      }
      prunes.set(type.name, found);
    } else if (isEnumType(type)) {
      for (const value of type.getValues()) {
        const order = parseDirective(ordersForm, argumentsOf(value.astNode?.directives ?? [], 'orders'));
        if (order !== undefined) orders.set(`${type.name}.${value.name}`, order.by);
        const grouping = parseDirective(groupsForm, argumentsOf(value.astNode?.directives ?? [], 'groups'));
        if (grouping !== undefined) groupings.set(`${type.name}.${value.name}`, grouping);
        const category = parseDirective(categoryForm, argumentsOf(value.astNode?.directives ?? [], 'category'));
        if (category !== undefined) categories.set(type.name, (categories.get(type.name) ?? new Map()).set(value.name, category.name));
      }
    }
  }

  const rowTypes = rowTypesOf(schema, answers);
  const rules: Rules = {
    schema,
    answer: (typeName, fieldName) => answers.get(`${typeName}.${fieldName}`),
    entity: (typeName) => entities.get(typeName),
    merge: (typeName, fieldName) => merges.get(`${typeName}.${fieldName}`),
    prunes: (inputTypeName) => prunes.get(inputTypeName) ?? [],
    orderedBy: (enumTypeName, value) => orders.get(`${enumTypeName}.${value}`),
    isOwner: (typeName, fieldName) => owners.has(`${typeName}.${fieldName}`),
    chooses: (typeName, fieldName) => conditions.get(`${typeName}.${fieldName}`),
    groupedBy: (enumTypeName, value) => groupings.get(`${enumTypeName}.${value}`),
    isPersonal: (typeName, fieldName) => personal.has(`${typeName}.${fieldName}`),
    isItself: (typeName, fieldName) => itself.has(`${typeName}.${fieldName}`),
    rowsOf: (category) => rowTypes.get(category),
    chosenBy: (typeName, fieldName) => {
      const argument = choices.get(`${typeName}.${fieldName}`);
      return argument && { argument: argument.name, categories: categories.get(getNamedType(argument.type).name) ?? new Map() };
    },
    longest: (argument) => lengths.get(argument),
  };
  const faults = findFaults(rules);
  if (faults.length > 0)
    throw new Error(`The schema does not say how all of it is answered:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  return rules;
}

/** The type of each category's rows: what the lists have that read no other. */
function rowTypesOf(schema: GraphQLSchema, answers: ReadonlyMap<string, AnswerRule>): Map<string, string> {
  const types = new Map<string, string>();
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const answer = answers.get(`Query.${field.name}`);
    if (answer?.kind !== 'scatter' || answer.merge !== 'CONNECTION') continue;
    const [category, ...others] = answer.reads ?? [];
    const row = rowType(field);
    if (category !== undefined && others.length === 0 && row !== undefined) types.set(category, row.name);
  }
  return types;
}

/** The schema with federation's own fields, which stand in no SDL, and with scalars that check what they are given. */
function buildServedSchema(sdl: string): GraphQLSchema {
  const document = parse(sdl, { noLocation: true });
  const keyed = document.definitions.flatMap((definition) =>
    definition.kind === 'ObjectTypeDefinition' && definition.directives?.some((directive) => directive.name.value === 'key')
      ? [definition.name.value]
      : [],
  );
  const federation =
    keyed.length === 0
      ? ''
      : `scalar _Any union _Entity = ${keyed.join(' | ')} extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
  const whole = {
    ...document,
    definitions: [...document.definitions, ...(federation === '' ? [] : parse(federation, { noLocation: true }).definitions)],
  };
  const schema = buildASTSchema(whole, { assumeValidSDL: true });
  useContractScalars(schema);
  return schema;
}

function argumentsOf(directives: readonly DirectiveNode[], name: string): Record<string, unknown> | undefined {
  const found = directives.find((directive) => directive.name.value === name);
  return found && Object.fromEntries((found.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]));
}

function keysIn(directives: readonly DirectiveNode[]): string[] {
  return directives.flatMap((directive) => {
    const fields = directive.name.value === 'key' ? argumentsOf([directive], 'key')?.fields : undefined;
    return typeof fields === 'string' ? [fields] : [];
  });
}

function parseDirective<T>(form: z.ZodType<T>, value: Record<string, unknown> | undefined): T | undefined {
  return value === undefined ? undefined : form.parse(value);
}

function findFaults(rules: Rules): string[] {
  const faults: string[] = [];
  const query = rules.schema.getQueryType();
  const merged = new Set<string>();
  for (const field of Object.values(query?.getFields() ?? {}))
    if (field.name !== '_entities' && rules.answer('Query', field.name) === undefined)
      faults.push(`Query.${field.name} has no rule: add @scatter or @route to it.`);
  for (const root of [query, rules.schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {}))
      if (root != null && rules.isPersonal(root.name, field.name)) faults.push(...personalFaults(rules, root, field));

  for (const type of Object.values(rules.schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    const keyed = type.astNode?.directives?.some((directive) => directive.name.value === 'key') ?? false;
    const entity = rules.entity(type.name);
    if (keyed && entity === undefined) faults.push(`${type.name} has a @key but no rule: add @scatter or @route to it.`);
    for (const key of entity?.keys ?? [])
      if (type.getFields()[key] === undefined)
        faults.push(
          `${type.name} has the @key "${key}", which is not one field of it; keys of several fields are not known to the engine.`,
        );
    if (entity?.rule.kind === 'scatter') merged.add(type.name);
    for (const field of Object.values(type.getFields())) {
      if (rules.isOwner(type.name, field.name) && rules.entity(getNamedType(field.type).name)?.rule.kind !== 'route')
        faults.push(`${type.name}.${field.name} holds the row's owner, so its type must have a @key that @route names a member by.`);
      const place = `${type.name}.${field.name}`;
      if (rules.isItself(type.name, field.name)) faults.push(...itselfFaults(rules, place, type, field));
      const answer = rules.answer(type.name, field.name);
      if (answer === undefined) continue;
      if (answer.kind === 'route') {
        const argument = field.args.find(({ name }) => name === answer.by);
        if (argument === undefined) faults.push(`${place} is routed by "${answer.by}", which is no argument of it.`);
        else if (isListType(getNullableType(argument.type)) !== isListType(getNullableType(field.type)))
          faults.push(`${place} is routed by a list of ids or gives a list, but not both.`);
        continue;
      }
      if (isNonNullType(field.type) || isListType(field.type) || !isObjectType(getNamedType(field.type)))
        faults.push(`${place} is scattered, so its type must be a nullable object.`);
      else if (answer.merge === 'CONNECTION')
        faults.push(...connectionFaults(rules, place, field, answer), ...choiceFaults(rules, type, field));
      else if (answer.merge === 'RANKING') {
        const ranked = rankedType(rules, field);
        if (ranked !== undefined) merged.add(ranked.edge.name);
        faults.push(...rankingFaults(rules, place, field, type.name));
      } else {
        merged.add(getNamedType(field.type).name);
        faults.push(...groupingFaults(rules, place, field));
      }
    }
  }

  for (const name of reachGroups(rules, merged)) {
    const type = rules.schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const isKey = rules.entity(name)?.key === field.name || isGroupKey(rules, name, field.name) || isOfEdge(rules, type, field.name);
      const merge = rules.merge(name, field.name);
      const place = `${name}.${field.name}`;
      if (!isKey && merge === undefined && rules.answer(name, field.name) === undefined)
        faults.push(`${place} is merged over members but has no rule: add @merge to it.`);
      if (merge !== undefined) faults.push(...mergeFaults(rules, place, field, merge));
    }
  }
  return faults;
}

function personalFaults(rules: Rules, root: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string[] {
  const isOne = rules.answer(root.name, field.name)?.kind === 'route' && isObjectType(getNullableType(field.type));
  return isOne
    ? []
    : [
        `${root.name}.${field.name} is personal or changes something, so it must be answered by the one member that a @route names, with an object.`,
      ];
}

function mergeFaults(rules: Rules, place: string, field: GraphQLField<unknown, unknown>, merge: MergeRule): string[] {
  const named = getNamedType(field.type);
  switch (merge.by) {
    case 'SUM':
    case 'COUNT':
      return isLeafType(named) ? [] : [`${place} is merged by ${merge.by}, so it must hold plain values.`];
    case 'UNION':
      return isLeafType(named) || rules.entity(named.name)?.rule.kind === 'scatter'
        ? []
        : [`${place} is merged by UNION, so it must hold plain values, or entities that are scattered themselves.`];
    case 'MEMBERS':
      return named.name === 'BigInt' ? [] : [`${place} is merged by MEMBERS, so it must be a BigInt.`];
    case 'MIN':
    case 'MAX':
      return isLeafType(named) && !isNonNullType(field.type)
        ? []
        : [`${place} is merged by ${merge.by}, so it must be a plain value that may be null: there may be nothing to choose from.`];
    case 'FIRST':
      return isNonNullType(field.type) ? [`${place} is merged by FIRST, so it must be nullable: no member may have a value.`] : [];
    case 'GROUP': {
      const fields = isObjectType(named) ? named.getFields() : {};
      const orderRule = rules.merge(named.name, merge.orderBy)?.by;
      return [
        ...(fields[merge.key] === undefined ? [`${place} is grouped by "${merge.key}", which is no field of ${named.name}.`] : []),
        ...(orderRule === 'SUM' || orderRule === 'COUNT' || orderRule === 'MIN' || orderRule === 'MAX'
          ? []
          : [`${place} is ordered by "${merge.orderBy}", which is no field of ${named.name} merged by SUM, COUNT, MIN or MAX.`]),
      ];
    }
    default:
      return [];
  }
}

/** The merged types, and the group types that hang on them. */
function reachGroups(rules: Rules, merged: Set<string>): Set<string> {
  for (const name of merged) {
    const type = rules.schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      if (rules.merge(name, field.name)?.by === 'GROUP') merged.add(getNamedType(field.type).name);
  }
  return merged;
}

function isGroupKey(rules: Rules, groupTypeName: string, fieldName: string): boolean {
  return Object.values(rules.schema.getTypeMap()).some(
    (type) =>
      type instanceof GraphQLObjectType &&
      Object.values(type.getFields()).some((field) => {
        if (getNamedType(field.type).name !== groupTypeName) return false;
        const merge = rules.merge(type.name, field.name);
        return merge?.by === 'GROUP' && merge.key === fieldName;
      }),
  );
}

/** Whether a field of a ranking's edges is the engine's own: the cursor, and the entity that is ranked. */
function isOfEdge(rules: Rules, type: GraphQLObjectType, fieldName: string): boolean {
  const node = type.getFields().node;
  return (
    (fieldName === 'cursor' || fieldName === 'node') &&
    type.getFields().cursor !== undefined &&
    node !== undefined &&
    rules.entity(getNamedType(node.type).name)?.rule.kind === 'scatter'
  );
}

/** The types of a ranking: its edges, which have the figures, and the entity that is ranked. Undefined when it is none. */
export function rankedType(
  rules: Rules,
  field: GraphQLField<unknown, unknown>,
): { edge: GraphQLObjectType; node: GraphQLObjectType; key: string } | undefined {
  const connection = getNamedType(field.type);
  const edge = isObjectType(connection) ? getNamedType(connection.getFields().edges?.type) : undefined;
  const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : undefined;
  const entity = isObjectType(node) ? rules.entity(node.name) : undefined;
  if (!isObjectType(edge) || !isObjectType(node) || entity?.rule.kind !== 'scatter') return undefined;
  return { edge, node, key: entity.key };
}

function rankingFaults(rules: Rules, place: string, field: GraphQLField<unknown, unknown>, typeName: string): string[] {
  const faults = missingArguments(place, field);
  const ranked = rankedType(rules, field);
  if (ranked === undefined)
    return [...faults, `${place} is a ranking, so its type needs "edges { cursor node }", the node an entity that is scattered itself.`];
  const order = orderEnum(field);
  if (order === undefined) return [...faults, `${place} needs an argument orderBy: an input object with an enum "field" and "direction".`];
  for (const { name } of order.getValues()) {
    const by = rules.orderedBy(order.name, name);
    const merge = by === undefined ? undefined : rules.merge(ranked.edge.name, by)?.by;
    if (merge === undefined || !['SUM', 'COUNT', 'MIN', 'MAX', 'MEMBERS'].includes(merge))
      faults.push(
        `${order.name}.${name} must order by a figure of ${ranked.edge.name}: a field that @orders names, merged by SUM, COUNT, MIN, MAX or MEMBERS.`,
      );
  }
  const choice = rules.chooses(typeName, field.name);
  if (choice !== undefined && !field.args.some(({ name }) => name === choice.including))
    faults.push(`${place} chooses by "${choice.argument}" including "${choice.including}", which is no argument of it.`);
  return faults;
}

function missingArguments(place: string, field: GraphQLField<unknown, unknown>, isOrdered = true): string[] {
  return ['first', 'after', 'last', 'before', ...(isOrdered ? ['orderBy'] : [])].flatMap((name) =>
    field.args.some((argument) => argument.name === name) ? [] : [`${place} is a connection, so it needs the argument "${name}".`],
  );
}

function connectionFaults(rules: Rules, place: string, field: GraphQLField<unknown, unknown>, { order: fixed }: ScatterRule): string[] {
  const faults = missingArguments(place, field, fixed === null);
  const order = orderEnum(field);
  if (order === undefined && fixed === null)
    return [
      ...faults,
      `${place} needs an argument orderBy: an input object with an enum "field" and "direction". Or @scatter(orderBy:) says its one order.`,
    ];
  if (order !== undefined && fixed !== null) faults.push(`${place} has an argument orderBy, so @scatter must not say its order.`);
  const row = rowType(field);
  if (row === undefined) return [...faults, `${place} is a connection, so its type needs "nodes" and "edges { cursor node }" of one type.`];
  if (fixed !== null) faults.push(...fixedOrderFaults(place, row, fixed));
  for (const value of order?.getValues() ?? []) {
    const by = rules.orderedBy(order?.name ?? '', value.name);
    if (by === undefined) faults.push(`${order?.name}.${value.name} has no field: add @orders to it.`);
    else if (row.getFields()[by] === undefined)
      faults.push(`${order?.name}.${value.name} orders by "${by}", which is no field of ${row.name}.`);
  }
  if (row.getFields().id === undefined) faults.push(`${place} lists ${row.name}, which has no id.`);
  for (const rule of rules.prunes(inputTypeOf(field, 'filter')?.name ?? ''))
    if ('of' in rule && leafAt(row, rule.of) === undefined)
      faults.push(`${place} is filtered by ${rule.inputField} of "${rule.of}", which is no plain field of ${row.name}.`);
  return faults;
}

function fixedOrderFaults(place: string, row: GraphQLObjectType, { field, bounds }: FixedOrder): string[] {
  const type = row.getFields()[field]?.type;
  const named = type && getNamedType(type);
  if (!isLeafType(named)) return [`${place} is ordered by "${field}", which is no plain field of ${row.name}.`];
  return bounds === null || named.name === 'Int' ? [] : [`${place} has bounds of "${field}", which is of type ${named.name} and not Int.`];
}

/** What an argument says of categories must be said of each value, and only narrow down what is read. */
function choiceFaults(rules: Rules, parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string[] {
  const choice = rules.chosenBy(parent.name, field.name);
  const answer = rules.answer(parent.name, field.name);
  if (choice === undefined || answer?.kind !== 'scatter') return [];
  const place = `${parent.name}.${field.name}`;
  const type = getNamedType(field.args.find(({ name }) => name === choice.argument)?.type);
  if (!isEnumType(type)) return [`${place} prunes by categories with "${choice.argument}", whose values are no enum's.`];
  if (answer.reads === null) return [`${place} prunes by categories with "${choice.argument}", so @scatter must say which it reads.`];
  return type.getValues().flatMap(({ name }) => {
    const category = choice.categories.get(name);
    if (category === undefined) return [`${type.name}.${name} chooses what ${place} reads, but names no category: add @category to it.`];
    return answer.reads?.includes(category) ? [] : [`${type.name}.${name} chooses "${category}", which ${place} does not read.`];
  });
}

/** What a row is about is a record of one member: an entity that its id leads to. */
function itselfFaults(rules: Rules, place: string, row: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string[] {
  const named = getNamedType(field.type);
  const possible = isObjectType(named) ? [named] : isAbstractType(named) ? rules.schema.getPossibleTypes(named) : [];
  const strangers = possible.filter(({ name }) => {
    const entity = rules.entity(name);
    return entity?.rule.kind !== 'route' || entity.key !== 'id';
  });
  return [
    ...(isNonNullType(field.type) || isListType(field.type) || possible.length === 0
      ? [`${place} holds the record that the row is about, so its type must be a nullable object or interface.`]
      : []),
    ...(row.getFields().id === undefined
      ? [`${place} holds the record that the row is about, but ${row.name} has no id to tell it by.`]
      : []),
    ...strangers.map(
      ({ name }) => `${place} holds the record that the row is about, so ${name} must have the @key "id" that @route names a member by.`,
    ),
  ];
}

/** Every value of an enum by which figures are grouped says what its groups are. */
function groupingFaults(rules: Rules, place: string, field: GraphQLField<unknown, unknown>): string[] {
  const group = groupType(rules, getNamedType(field.type));
  const grouping = groupingArgument(field);
  if (group === undefined || grouping === undefined) return [];
  return grouping.type.getValues().flatMap(({ name }) => {
    const rule = rules.groupedBy(grouping.type.name, name);
    if (rule === undefined) return [`${grouping.type.name}.${name} groups the rows of ${place} but has no rule: add @groups to it.`];
    return rule.by === null || leafAt(group, rule.by) !== undefined
      ? []
      : [`${grouping.type.name}.${name} groups by "${rule.by}", which is no plain field of ${group.name}.`];
  });
}

function groupType(rules: Rules, totals: unknown): GraphQLObjectType | undefined {
  if (!isObjectType(totals)) return undefined;
  const groups = Object.values(totals.getFields()).find(({ name }) => rules.merge(totals.name, name)?.by === 'GROUP');
  const group = groups && getNamedType(groups.type);
  return isObjectType(group) ? group : undefined;
}

/** The argument that says by what figures are grouped: the one whose type is an enum. */
export function groupingArgument(field: GraphQLField<unknown, unknown>): { name: string; type: GraphQLEnumType } | undefined {
  for (const { name, type } of field.args) {
    const named = getNamedType(type);
    if (isEnumType(named)) return { name, type: named };
  }
  return undefined;
}

/** The leaf at the end of a path of field names, or undefined when there is none. Lists on the way are passed through. */
export function leafAt(type: GraphQLObjectType, path: string): GraphQLLeafType | undefined {
  let current: GraphQLNamedType = type;
  for (const name of path.split('.')) {
    const field: GraphQLField<unknown, unknown> | undefined = isObjectType(current) ? current.getFields()[name] : undefined;
    if (field === undefined || field.args.length > 0) return undefined;
    current = getNamedType(field.type);
  }
  return isLeafType(current) ? current : undefined;
}

/** The enum of a connection's orders. */
export function orderEnum(field: GraphQLField<unknown, unknown>): GraphQLEnumType | undefined {
  const input = inputTypeOf(field, 'orderBy');
  const named = input?.getFields().field && getNamedType(input.getFields().field?.type);
  return isEnumType(named) ? named : undefined;
}

/** The input object type of an argument, if it is one. */
export function inputTypeOf(field: GraphQLField<unknown, unknown>, argumentName: string): GraphQLInputObjectType | undefined {
  const argument = field.args.find(({ name }) => name === argumentName);
  const named = argument && getNamedType(argument.type);
  return isInputObjectType(named) ? named : undefined;
}

/** The type of a connection's rows. */
export function rowType(field: GraphQLField<unknown, unknown>): GraphQLObjectType | undefined {
  const connection = getNamedType(field.type);
  const nodes = isObjectType(connection) ? connection.getFields().nodes : undefined;
  const row = nodes && getNamedType(nodes.type);
  return isObjectType(row) ? row : undefined;
}
