import { type InputObjectTypeDefinitionNode, Kind } from 'graphql';
import type { Faults } from './Faults.ts';
import type { ShortForm } from './ShortForm.ts';
import { definitionsIn, inputFieldsIn, joinedFields } from './sdlParts.ts';
import { alternatives } from './words.ts';

/** The filter of a category: its own conditions, and those that every category has. */
export function filterType(form: ShortForm, faults: Faults): InputObjectTypeDefinitionNode {
  const { typeName, many, filter, searched } = form;
  const common = inputFieldsIn(`
    "Of this Jalali fiscal year, such as 1403."
    fiscalYear: Int @prunes(by: ONE_OF, of: "fiscalYear")
    "Of these bodies, by code. An empty list matches nothing."
    member: [ID!] @prunes(by: MEMBER)
    "Of bodies of this kind."
    memberKind: MemberKind @prunes(by: KIND)
    "Of bodies of this county, by the county's code: the county itself and the municipalities in it."
    county: ID @prunes(by: COUNTY)
    """
    With every one of these words (or parts of words) in ${alternatives(['the title', ...searched, 'the local id'])}.
    Spelling variants of Persian letters, digits and half-spaces are the same.
    """
    text: String
    "Only invented sample records (true) or only real ones (false)."
    sample: Boolean @prunes(by: ONE_OF, of: "sample")`);
  const [made] = definitionsIn(`
    "Which ${many} are meant. All conditions must hold; one that is left out or null does not count."
    input ${typeName}Filter { made: Int }`);
  if (made?.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) throw new Error('the filter is no input type');
  return {
    ...made,
    ...filter,
    fields: joinedFields(`${typeName}Filter`, filter?.fields ?? [], common, faults),
    ...described(made, filter),
  };
}

function described(made: InputObjectTypeDefinitionNode, own: InputObjectTypeDefinitionNode | undefined) {
  const description = own?.description ?? made.description;
  return description === undefined ? {} : { description };
}
