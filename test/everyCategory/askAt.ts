import type { Ask } from './Compared.ts';

/** Asks for all or nothing: each member has its whole deadline, however busy the machine is. */
export const WHOLE = { 'shafaf-coverage': 'complete' };

/** The way to ask the server that answers GraphQL at an address. */
export function askAt(address: string, headers: Record<string, string> = {}): Ask {
  return async (query, variables = {}) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = JSON.parse(await response.text());
    return { data, errors };
  };
}
