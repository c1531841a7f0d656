import { type DefinitionNode, type EnumValueDefinitionNode, type FieldDefinitionNode, Kind } from 'graphql';
import type { Faults } from './Faults.ts';
import type { ShortForm } from './ShortForm.ts';
import { definitionsIn, directiveArguments, enumValuesIn, fieldsIn, joinedFields, namedTypeOf } from './sdlParts.ts';
import { wordsOf } from './words.ts';

/** How `groups` are ordered, in words. */
export function largestFirst({ groupOrder, many }: ShortForm): string {
  return groupOrder === 'count' ? `most ${many} first` : `largest ${wordsOf(groupOrder)} first`;
}

/** The figures over a category's records, in all and by group. The category's own figures stand in the groups too. */
export function totalsTypes(form: ShortForm, faults: Faults): DefinitionNode[] {
  const { typeName, many, groupOrder, totalsType } = form;
  const own = totalsType?.fields ?? [];
  for (const figure of own)
    if (directiveArguments(figure, 'merge') === undefined)
      faults.add(figure, `${typeName}Totals.${figure.name.value} does not say how members' figures become one: add @merge to it.`);
  const order = own.find(({ name }) => name.value === groupOrder);
  const merged = order === undefined ? undefined : directiveArguments(order, 'merge')?.by;
  if (groupOrder !== 'count' && merged !== 'SUM' && merged !== 'COUNT')
    faults.add(
      form.type,
      `@disclosure of ${typeName}: groupOrder is "${groupOrder}", which is no figure of ${typeName}Totals merged by SUM or COUNT.`,
    );

  const counts = fieldsIn(`
    "How many ${many}."
    count: BigInt! @merge(by: COUNT)
    "How many of them are invented sample records."
    sampleCount: BigInt! @merge(by: COUNT)`);
  const figures = joinedFields(`${typeName}Totals`, own, counts, faults);
  const groups = fieldsIn(`
    "The same figures by group, ${largestFirst(form)}; empty when \`groupBy\` was not given."
    groups: [${typeName}TotalsGroup!]! @merge(by: GROUP, key: "key", orderBy: "${groupOrder}", limit: "first")
    "How many groups there are in all; \`groups\` may hold fewer."
    groupCount: BigInt! @merge(by: GROUP_COUNT)
    "Which members these figures cover."
    coverage: Coverage! @merge(by: COVERAGE)`);
  const values = groupValues(form, faults);
  const descriptions = describingFields(form, values, faults);
  return definitionsIn(`
    "Figures over ${many}."
    type ${typeName}Totals { made: Int }
    "Figures over one group of ${many}."
    type ${typeName}TotalsGroup { made: Int }
    "What ${many}' figures can be grouped by."
    enum ${typeName}Group { MADE }`).map((definition) => {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) return { ...definition, values };
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
    const isGroup = definition.name.value.endsWith('Group');
    return { ...definition, fields: isGroup ? [...descriptions, ...figures] : [...figures, ...groups] };
  });
}

function groupValues({ group }: ShortForm, faults: Faults): EnumValueDefinitionNode[] {
  for (const value of group?.values ?? [])
    if (typeof directiveArguments(value, 'groups')?.by !== 'string')
      faults.add(value, `${group?.name.value}.${value.name.value} does not say where a group has its key: add @groups(by: "…") to it.`);
  return [
    ...enumValuesIn(`
      "The body; the key is its code."
      MEMBER @groups(by: "member.code", register: MEMBER)
      "The county that the body is or lies in; the key is the county's code, null for the governorate."
      COUNTY @groups(by: "county.code", register: COUNTY)
      "The Jalali fiscal year; the key is the year, null where not known."
      FISCAL_YEAR @groups(by: "fiscalYear")`),
    ...(group?.values ?? []),
  ];
}

/** The fields of a group that say more than its key: of a category's own groupings those that it names, or else its records' field of that name. */
function describingFields(form: ShortForm, values: readonly EnumValueDefinitionNode[], faults: Faults): FieldDefinitionNode[] {
  const { typeName, many, type, totalsGroup } = form;
  const fields = [
    ...fieldsIn(`
      "What is common to the group, as text; null for ${many} where it is not known."
      key: String
      "The body, when grouped by MEMBER."
      member: Member @merge(by: FIRST)
      "The county, when grouped by COUNTY."
      county: Member @merge(by: FIRST)
      "The Jalali fiscal year, when grouped by FISCAL_YEAR."
      fiscalYear: Int @merge(by: FIRST)`),
    ...(totalsGroup?.fields ?? []),
  ];
  const known = new Set(fields.map(({ name }) => name.value));
  for (const value of values) {
    const by = directiveArguments(value, 'groups')?.by;
    const [name] = typeof by === 'string' ? by.split('.') : [];
    if (name === undefined || known.has(name)) continue;
    known.add(name);
    const ofRecords = type.fields?.find((field) => field.name.value === name);
    if (ofRecords === undefined)
      faults.add(
        value,
        `${typeName}Group.${value.name.value} groups by "${String(by)}", but neither ${typeName}TotalsGroup nor ${typeName} has a field "${name}".`,
      );
    else
      fields.push(
        ...fieldsIn(
          `"The ${wordsOf(name)}, when grouped by ${value.name.value}." ${name}: ${namedTypeOf(ofRecords.type)} @merge(by: FIRST)`,
        ),
      );
  }
  return fields;
}
