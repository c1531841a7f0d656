/** Where a document is that a member has, beside the address at which it answers GraphQL. */
export function documentAddress(graphqlAddress: string, sha256: string): string {
  return new URL(`documents/${sha256}`, graphqlAddress).href;
}
