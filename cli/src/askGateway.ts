import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';

/** Operations are answered in 20 s at the latest; the line may need some time besides. */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * The way to ask a gateway GraphQL; an answer is the JSON of GraphQL over HTTP.
 * @param gateway its root, such as `http://127.0.0.1:4000`
 */
export function askGateway(gateway: string): (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown> {
  return async (query, variables) => {
    const unusable = (reason: string) => new ShafafError('REPORT_FAILED', `The gateway at ${gateway} cannot be asked: ${reason}.`);
    try {
      const response = await fetch(`${gateway}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      });
      const text = await response.text();
      try {
        return JSON.parse(text);
      } catch {
        throw unusable(`it answers ${response.status} without JSON`);
      }
    } catch (error) {
      if (error instanceof ShafafError) throw error;
      throw unusable(error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : messageOf(error));
    }
  };
}
