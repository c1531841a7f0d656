import { type ASTNode, type DocumentNode, visit } from 'graphql';
import { DIRECTIVES, isMachineryField, isMachineryType, OLD_DIRECTIVES } from './vocabulary.ts';

/** Which directives and names of an SDL are not for extensions, wherever they stand. What is said of the schema itself is not looked at. */
export function nameFaults(document: DocumentNode): string[] {
  const faults: string[] = [];
  visit(document, {
    SchemaDefinition: () => false,
    SchemaExtension: () => false,
    DirectiveDefinition: () => false,
    Directive({ name: { value } }, _key, _parent, _path, ancestors) {
      if (!DIRECTIVES.has(value) && !OLD_DIRECTIVES.has(value)) faults.push(`@${value}${placeOf(ancestors)} is not for extensions.`);
    },
    Name({ value }) {
      if (isMachineryType(value) || isMachineryField(value)) return;
      if (value.startsWith('_') || value.includes('__')) faults.push(`The name ${value} begins with "_" or has "__" in it.`);
    },
  });
  return faults;
}

/** Where something stands, such as ` on Member.ridership`; empty where that has no name. */
function placeOf(ancestors: readonly (ASTNode | readonly ASTNode[])[]): string {
  const names = ancestors.flatMap((node) => ('name' in node && node.name !== undefined && 'value' in node.name ? [node.name.value] : []));
  return names.length === 0 ? '' : ` on ${names.join('.')}`;
}
