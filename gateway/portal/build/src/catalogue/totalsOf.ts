import type { ImportColumn } from '@shafaf/member/publish/ImportColumn';
import type { DisclosureKind, KindFilter, KindGroup } from '@shafaf/schema/shortForm/DisclosureKind';
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isEnumType, isObjectType } from 'graphql';
import type { FieldEntry, FigureEntry, GroupEntry, Label, TotalsEntry } from './Catalogue.ts';
import { documentEntry } from './documentsOf.ts';
import { fieldAt } from './fieldAt.ts';
import { valueKind } from './fieldsOf.ts';
import { figureWords } from './figureWords.ts';
import { labelOf } from './labels.ts';

/** The figures that every category has. */
const COUNTS = ['count', 'sampleCount'];

/** What is asked of a group beside its key and its figures, where the key alone says nothing to people. */
const NAMED: Readonly<Record<string, string>> = { Supplier: '{ name nationalId resolution }' };

/**
 * The figures over a category's records, the groupings that they come in, and the operation that asks for both; null where the category has none.
 * @param columnOf the column of members' files by the path of a field
 */
export function totalsOf(
  schema: GraphQLSchema,
  kind: DisclosureKind,
  fields: readonly FieldEntry[],
  columnOf: (path: string) => ImportColumn | undefined,
): TotalsEntry | null {
  if (kind.totals === null) return null;
  const [totals, group] = [schema.getType(`${kind.typeName}Totals`), schema.getType(`${kind.typeName}TotalsGroup`)];
  if (!isObjectType(totals) || !isObjectType(group)) throw new Error(`the contract has no totals of ${kind.typeName}`);
  const own = kind.totals.figures;
  const figures = [{ name: 'count', by: 'COUNT', type: 'BigInt' }, ...own].map(({ name, by, type }): FigureEntry => {
    const label = figureLabel(kind, name, by, fields, columnOf);
    return {
      name,
      label,
      about: figureWords(totals, name, by, label),
      kind: type === 'Rial' ? 'rial' : 'number',
      addsUp: by === 'SUM' || by === 'COUNT',
    };
  });
  const groups = kind.totals.groups.map((each) => groupEntry(kind, each, group, fields, columnOf));
  return {
    figures,
    groups,
    groupOrder: kind.totals.groupOrder,
    document: documentOf(
      kind,
      group,
      own.map(({ name }) => name),
    ),
  };
}

/** A figure is called as the field that it is of; the largest and smallest of a field as that with a word before it. */
function figureLabel(
  { typeName, totals }: DisclosureKind,
  name: string,
  by: string,
  fields: readonly FieldEntry[],
  columnOf: (path: string) => ImportColumn | undefined,
): Label {
  const of = fieldAt(fields, totals?.groupOrder ?? '');
  if (of !== undefined && name === 'largest' && by === 'MAX') return { fa: `بیشترین ${of.label.fa}`, en: `Largest ${lower(of.label.en)}` };
  if (of !== undefined && name === 'smallest' && by === 'MIN') return { fa: `کمترین ${of.label.fa}`, en: `Smallest ${lower(of.label.en)}` };
  return labelOf(`${typeName}Totals`, name, columnOf(name));
}

function groupEntry(
  { filters, typeName }: DisclosureKind,
  { value, by, register, of }: KindGroup,
  group: GraphQLObjectType,
  fields: readonly FieldEntry[],
  columnOf: (path: string) => ImportColumn | undefined,
): GroupEntry {
  const name = by?.split('.')[0] ?? '';
  const described = group.getFields()[name];
  const type = described === undefined ? undefined : getNamedType(described.type);
  const common = {
    value,
    label: fieldAt(fields, of ?? name)?.label ?? fieldAt(fields, name)?.label ?? labelOf(`${typeName}TotalsGroup`, name, columnOf(name)),
    conditions: conditionsFor(filters, name, register, of),
  };
  if (register === 'MEMBER') return { ...common, kind: 'member' };
  if (register === 'COUNTY') return { ...common, kind: 'county' };
  if (isEnumType(type)) return { ...common, kind: 'enum', enum: type.name };
  if (type?.name === 'Supplier') return { ...common, kind: 'supplier', named: name };
  const kind = valueKind(type?.name ?? '', name, columnOf(name));
  return { ...common, kind: kind === 'year' || kind === 'boolean' ? kind : 'text' };
}

/** The inputs of the filter that leave a group alone, when each is given its key; none where no filter can. */
function conditionsFor(filters: readonly KindFilter[], name: string, register: string | null, of: string | null): string[] {
  if (register !== null) return filters.filter(({ rule }) => rule?.by === register).map((filter) => filter.name);
  const ofField = filters.filter(({ rule }) => rule !== null && of !== null && rule.of === of);
  const about = ofField.length > 0 ? ofField : filters.filter((filter) => filter.name === name);
  const exact = about.find(({ rule }) => rule?.by === 'ONE_OF' || rule?.by === 'HELD');
  if (exact !== undefined) return [exact.name];
  const ends = about.filter(({ rule }) => rule?.by === 'AT_LEAST' || rule?.by === 'AT_MOST');
  return ends.length === 2 ? ends.map((end) => end.name) : [];
}

/** Who is called by the register, or by a value's name in the contract, is known by the key alone. */
function documentOf({ typeName, singular }: DisclosureKind, group: GraphQLObjectType, own: readonly string[]) {
  const figures = [...COUNTS, ...own].join(' ');
  const named = Object.values(group.getFields()).flatMap(({ name, type }) => {
    const selection = NAMED[getNamedType(type).name];
    return selection === undefined ? [] : [`${name} @include(if: $named) ${selection}`];
  });
  return documentEntry(`
    query ${typeName}Comparison($filter: ${typeName}Filter, $groupBy: ${typeName}Group, $first: Int${named.length === 0 ? '' : ', $named: Boolean!'}) {
      totals: ${singular}Totals(filter: $filter, groupBy: $groupBy, first: $first) {
        ${figures} groupCount
        groups { key ${named.join(' ')} ${figures} }
      }
    }`);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
