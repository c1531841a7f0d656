import { disclosureKinds } from '@shafaf/schema/contract';
import type { DisclosureKind } from '@shafaf/schema/shortForm/DisclosureKind';
import { z } from 'zod';
import type { Attributes } from '../attributes/Attribute.ts';
import { columnName } from '../attributes/columnName.ts';
import { shapeOf } from '../attributes/shapeOf.ts';
import type { Category } from '../categories/Category.ts';
import { disclosureFields } from '../disclosure/disclosureFields.ts';
import { type DisclosureContent, disclosureRow, type RecordEnvelope } from '../disclosure/disclosureRow.ts';
import type { ImportColumn } from '../publish/ImportColumn.ts';
import { NO_QUALITY_RULES } from '../warnings/QualityRules.ts';
import { misfitsOf, sharedHeaders, strayRules, unknownPaths } from './checkDefinition.ts';
import { conditionsOf } from './conditionsOf.ts';
import { contentOf } from './contentOf.ts';
import type { ContentForm, ContentInputOf, ContentOf, Definition } from './Definition.ts';
import { envelopeColumns, envelopeJsonColumns, envelopeShape } from './envelope.ts';
import { orderedLeaves, ordersOf } from './ordersOf.ts';
import { leavesOf, type PlacedAttribute, placedAttributes } from './placedAttributes.ts';
import { recommendedField } from './recommendedField.ts';
import { synopsisOfKind } from './synopsisOfKind.ts';
import { tableSteps } from './tableOf.ts';
import { totalsOfKind } from './totalsOfKind.ts';

const defined = new WeakSet<object>();

/**
 * Makes a category of what the contract says of it and of its attributes: its table, its place in the graph, its synopsis, and how it is published.
 * @throws Error that lists all in which the two do not fit
 */
export function defineCategory<const A extends Attributes>(definition: Definition<A>): Category<ContentOf<A>, ContentInputOf<A>>;
export function defineCategory(definition: Definition<Attributes>): Category {
  const name = definition.category;
  const kind = kindNamed(name);
  const attributes = placedAttributes(definition.attributes);
  const columns = columnsOf(definition, attributes);
  refuse(name, [
    ...misfitsOf(kind, attributes, Object.keys(definition.derived ?? {})),
    ...sharedHeaders(columns),
    ...unknownPaths(definition, columns),
    ...strayRules(kind, definition.quality),
  ]);

  const table = columnName(name);
  const leaves = leavesOf(attributes);
  const ordered = orderedLeaves(kind, leaves);
  const orders = ordersOf(ordered, kind.typeName);
  const usual = orders[kind.defaultOrder.field]?.column ?? 'published_at';
  const {
    filters = {},
    figures = {},
    groupings = {},
    derived = {},
    synopsis = {},
    steps = 1,
    quality = NO_QUALITY_RULES,
    ocds,
    idFrom = null,
  } = definition;
  const form = contentForm(definition.attributes);
  const category: Category = {
    kind,
    name,
    attributes: definition.attributes,
    table,
    migrations: definition.migrations ?? tableSteps({ table, orders: [...ordered.values()], usual }, attributes, steps),
    computed: Object.assign({}, ...attributes.map(({ parts }) => parts.computed ?? {})),
    jsonColumns: [
      ...envelopeJsonColumns,
      ...attributes.flatMap(({ parts }) => parts.columns.flatMap((each) => (each.json ? each.name : []))),
    ],
    fields: { ...disclosureFields(kind.value), ...Object.fromEntries(attributes.map((each) => [each.name, each.parts.field])), ...derived },
    defaultOrder: kind.defaultOrder,
    orders,
    conditions: conditionsOf(kind, leaves, filters),
    supplierColumn: kind.supplier === null ? null : (leaves.get(`${kind.supplier}.key`)?.column ?? null),
    totals: totalsOfKind(kind, attributes, leaves, figures, groupings),
    synopsis: synopsisOfKind(kind, table, leaves, synopsis),
    content: definition.content?.(form) ?? form,
    searched: searchedOf(attributes),
    row: rowOf(attributes),
    quality,
    amountColumns: new Map(
      quality.amounts.flatMap(({ path }) => {
        const leaf = leaves.get(path);
        return leaf === undefined ? [] : [[path, leaf.column]];
      }),
    ),
    columns,
    recommended: quality.recommended.map((each) => recommendedField(each, leaves, attributes)),
    idFrom,
    contentOf: contentOf(columns, definition.fiscalYearOf, definition.titleFrom),
    ...(ocds && { ocds }),
    samples: (body) => definition.samples(body),
  };
  defined.add(category);
  return category;
}

/** Whether something was made by `defineCategory`. */
export function isCategory(value: unknown): value is Category {
  return typeof value === 'object' && value !== null && defined.has(value);
}

function contentForm(attributes: Attributes): ContentForm<Attributes> {
  const form = z.strictObject({ ...envelopeShape, ...shapeOf(attributes) });
  if (!hasEnvelope(form)) throw new Error('an attribute stands in the place of a field that every content has');
  return form;
}

/** A form in which the envelope's fields have their own forms makes contents that have them. */
function hasEnvelope(form: z.ZodObject): form is z.ZodObject & ContentForm<Attributes> {
  return Object.entries(envelopeShape).every(([name, field]) => form.shape[name] === field);
}

function kindNamed(name: string): DisclosureKind {
  const kind = disclosureKinds.find(({ category }) => category === name);
  if (kind !== undefined) return kind;
  throw new Error(
    `The contract has no category "${name}": add an SDL file to schema/disclosures/ whose type bears @disclosure(category: "${name}"). It has ${disclosureKinds.map(({ category }) => category).join(', ')}.`,
  );
}

function refuse(name: string, faults: readonly string[]): void {
  if (faults.length > 0)
    throw new Error(`The category ${name} is not what the contract says:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

function columnsOf({ headings, idFrom, titleFrom }: Definition<Attributes>, attributes: readonly PlacedAttribute[]): ImportColumn[] {
  const common = (['localId', 'title'] as const).map((path): ImportColumn => {
    const { fa, en, description } = headings[path];
    // Where other fields may serve as the id or the title, whether there is one is seen of each row.
    const isRequired = path === 'localId' ? idFrom === undefined : titleFrom === undefined;
    return { path, kind: 'text', required: isRequired, headers: { fa, en }, description };
  });
  return [...common, ...attributes.flatMap(({ parts }) => parts.imports), ...envelopeColumns];
}

/** Which texts of a content are searched. */
function searchedOf(attributes: readonly PlacedAttribute[]): Category['searched'] {
  return (content) => attributes.flatMap(({ name, parts }) => parts.searched(Reflect.get(content, name)));
}

/** How the table's row is made of a content. */
function rowOf(attributes: readonly PlacedAttribute[]): Category['row'] {
  const searchedIn = searchedOf(attributes);
  const columns = attributes.flatMap(({ name, parts }) => parts.columns.map((column) => ({ name, column })));
  return (envelope: RecordEnvelope, content: DisclosureContent) => {
    const row: Record<string, unknown> = disclosureRow(envelope, content, searchedIn(content));
    for (const { name, column } of columns) row[column.name] = column.valueOf(Reflect.get(content, name), envelope.id) ?? null;
    return row;
  };
}
