/** What this extension adds to the province's graph. */
export const sdl = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@listSize"])

type Member @key(fields: "code") {
  code: ID!
  """
  The bodies of the same kind (municipalities for a municipality) that are nearest, nearest first: to compare its figures with theirs.
  Null where the register does not know the body's place.
  """
  nearest("How many, at most 20." first: Int = 5): [Neighbour!]
    @listSize(assumedSize: 5, slicingArguments: ["first"], requireOneSlicingArgument: false)
}

"A body that is near another one."
type Neighbour {
  "The body."
  member: Member!
  "How far it is as the crow flies between the two places that the register holds, in kilometres."
  kilometres: Float!
}
`;
