import type { ApolloServerPlugin } from '@apollo/server';
import { refusal } from '@shafaf/shared/errors/refusal';
import { type DocumentNode, type OperationDefinitionNode, visit } from 'graphql';
import type { GatewayContext } from './GatewayContext.ts';
import type { Rules } from './scatter/rules.ts';

/**
 * Sees to it that what is some person's own goes no way on which it would be kept: not by GET, whose addresses, with secrets in them, stand in logs and
 * histories, and into no cache.
 */
export function personalPlugin(rules: Rules): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (operation === undefined || !isPersonal(rules, document, operation)) return;
          contextValue.isPersonal = true;
          if (request.http?.method === 'GET')
            throw refusal(
              'BAD_USER_INPUT',
              'This asks for what is some person’s own: send it by POST, so that its secret stands in no address.',
            );
        },
      };
    },
  };
}

/** Whether a field of the root is personal, however deep in fragments it stands. Fields of other types cannot be. */
function isPersonal(rules: Rules, document: DocumentNode, operation: OperationDefinitionNode): boolean {
  if (operation.operation === 'mutation') return true;
  let found = false;
  const look = {
    Field({ name }: { name: { value: string } }) {
      found ||= rules.isPersonal('Query', name.value);
    },
  };
  // A field of the same name in another type costs that answer its place in caches, and no more.
  visit(operation, look);
  for (const definition of document.definitions) if (definition.kind === 'FragmentDefinition') visit(definition, look);
  return found;
}
