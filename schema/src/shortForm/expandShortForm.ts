import {
  type ArgumentNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  GraphQLError,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ListValueNode,
  parse,
  Source,
  visit,
} from 'graphql';
import { connectionTypes } from './connectionTypes.ts';
import type { DisclosureKind } from './DisclosureKind.ts';
import { Faults } from './Faults.ts';
import { filterType } from './filterType.ts';
import { kindOf } from './kindOf.ts';
import { orderTypes } from './orderTypes.ts';
import { recordType } from './recordType.ts';
import { rootFields } from './rootFields.ts';
import type { SdlFile } from './SdlFile.ts';
import { ownNames, type ShortForm, shortFormsOf } from './ShortForm.ts';
import { directiveArguments, enumValuesIn } from './sdlParts.ts';
import { totalsTypes } from './totalsTypes.ts';
import { enumValueOf } from './words.ts';

/** A contract with nothing left to be expanded. */
export interface ExpandedContract {
  document: DocumentNode;
  kinds: readonly DisclosureKind[];
}

/**
 * Expands the short form in which categories are written: an SDL file names its records' type with `@disclosure` and says what is its own; what
 * every category has is added here. What is common so stands once, and a figure that is added to all needs one change.
 * @throws ShortFormError that lists all that is wrong, each with its file and line
 */
export function expandShortForm(files: readonly SdlFile[]): ExpandedContract {
  const faults = new Faults();
  const definitions = files.flatMap((file) => definitionsOf(file, faults));
  faults.throwIfAny();
  const forms = shortFormsOf(definitions, faults);
  const envelope = definitions.find(isEnvelope);
  if (envelope === undefined) faults.add(undefined, 'There is no interface Disclosure, whose fields every record has.');
  faults.throwIfAny();
  if (forms.length === 0 || envelope === undefined) return { document: { kind: Kind.DOCUMENT, definitions }, kinds: [] };

  const replaced = new Set(forms.flatMap(ownNames));
  const rest = definitions
    .filter((each) => !isReplaced(each, replaced))
    .map((each) => (isCategoryEnum(each) ? categoryEnum(each, forms) : each))
    .map((each) => readingAll(each, forms));
  const made = forms.map((form): readonly DefinitionNode[] => [
    ...rootFields(form),
    recordType(form, envelope, faults),
    filterType(form, faults),
    ...orderTypes(form, faults),
    ...(form.totals ? totalsTypes(form, faults) : []),
    ...connectionTypes(form),
  ]);
  faults.throwIfAny();
  const whole = [...rest, ...made.flat()];
  const kinds = forms.map((form) => kindOf(form, whole, faults));
  for (const form of forms) if (form.supplier !== null) expectSupplierReads(form, whole, faults);
  faults.throwIfAny();
  return { document: { kind: Kind.DOCUMENT, definitions: whole }, kinds };
}

/** A supplier's parts lie in all categories whose records name one; which these are stands with the supplier. */
function expectSupplierReads({ type, typeName, category }: ShortForm, definitions: readonly DefinitionNode[], faults: Faults): void {
  const supplier = definitions.find((each) => each.kind === Kind.OBJECT_TYPE_DEFINITION && each.name.value === 'Supplier');
  const reads = supplier?.kind === Kind.OBJECT_TYPE_DEFINITION ? directiveArguments(supplier, 'scatter')?.reads : undefined;
  if (!Array.isArray(reads) || !reads.includes(category))
    faults.add(type, `${typeName} holds a Supplier, but "${category}" is not among what the @scatter of Supplier reads.`);
}

function definitionsOf({ name, text }: SdlFile, faults: Faults): readonly DefinitionNode[] {
  try {
    return parse(new Source(text, name)).definitions;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    faults.add(undefined, `${name}:${error.locations?.[0]?.line ?? 1}: ${error.message}`);
    return [];
  }
}

function isEnvelope(definition: DefinitionNode): definition is InterfaceTypeDefinitionNode {
  return definition.kind === Kind.INTERFACE_TYPE_DEFINITION && definition.name.value === 'Disclosure';
}

function isCategoryEnum(definition: DefinitionNode): definition is EnumTypeDefinitionNode {
  return definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'Category';
}

/** What stands whole elsewhere, and the short form's own directive, which nobody needs any more. */
function isReplaced(definition: DefinitionNode, names: ReadonlySet<string>): boolean {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return definition.name.value === 'disclosure';
  return 'name' in definition && definition.name !== undefined && names.has(definition.name.value);
}

function categoryEnum(definition: EnumTypeDefinitionNode, forms: readonly ShortForm[]): EnumTypeDefinitionNode {
  const values = forms.map(
    ({ category, about }) => `${JSON.stringify(about)} ${enumValueOf(category)} @category(name: ${JSON.stringify(category)})`,
  );
  return { ...definition, values: [...(definition.values ?? []), ...enumValuesIn(values.join('\n'))] };
}

/** What stands in a list of categories for all of them. */
const ALL = '*';

/** The same, with all categories named where `reads` says that all are read. */
function readingAll(definition: DefinitionNode, forms: readonly ShortForm[]): DefinitionNode {
  return visit(definition, {
    Directive(directive) {
      if (directive.name.value !== 'scatter') return false;
      return {
        ...directive,
        arguments: (directive.arguments ?? []).map((each) => (isAll(each) ? { ...each, value: named(forms) } : each)),
      };
    },
  });
}

function isAll({ name, value }: ArgumentNode): boolean {
  return name.value === 'reads' && value.kind === Kind.LIST && value.values.some((each) => each.kind === Kind.STRING && each.value === ALL);
}

function named(forms: readonly ShortForm[]): ListValueNode {
  return { kind: Kind.LIST, values: forms.map(({ category }) => ({ kind: Kind.STRING, value: category })) };
}
