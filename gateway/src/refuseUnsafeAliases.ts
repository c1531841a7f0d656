import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/**
 * Validation rule: `__proto__` may not be a response key. The planner's own code writes rows into ordinary objects, where a value under
 * this key would be lost; a lost field must be an error and not a silence.
 */
export function refuseUnsafeAliases(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.alias?.value === '__proto__')
        context.reportError(new GraphQLError('The alias "__proto__" cannot be used. Choose another name for the field.', { nodes: node }));
    },
  };
}
