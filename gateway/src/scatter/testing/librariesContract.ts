/**
 * A contract of another domain than the province's: libraries that publish their books. The engine is tested on it, since it may know
 * no word of what is disclosed.
 */
export const librariesContract = `
  directive @scatter(merge: ScatterMerge!, reads: [String!], keys: String, orderBy: String, direction: Direction, bounds: [Int!], live: Boolean) on FIELD_DEFINITION | OBJECT
  directive @route(by: String!) on FIELD_DEFINITION | OBJECT
  directive @merge(by: MergeRule!, key: String, orderBy: String, limit: String) on FIELD_DEFINITION
  directive @orders(by: String!) on ENUM_VALUE
  directive @owner on FIELD_DEFINITION
  directive @itself on FIELD_DEFINITION
  directive @personal on FIELD_DEFINITION
  directive @category(name: String!) on ENUM_VALUE
  directive @longest(characters: Int!) on ARGUMENT_DEFINITION
  directive @groups(by: String, register: PruneStatistic) on ENUM_VALUE
  directive @prunes(by: PruneStatistic!, of: String) on INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
  directive @chooses(including: String!) on ARGUMENT_DEFINITION
  directive @key(fields: String!) repeatable on OBJECT
  enum ScatterMerge { CONNECTION TOTALS RANKING ENTITY }
  enum MergeRule { SUM COUNT MIN MAX FIRST UNION MEMBERS GROUP GROUP_COUNT COVERAGE }
  enum PruneStatistic { MEMBER KIND COUNTY CATEGORY AT_LEAST AT_MOST ONE_OF HELD }
  scalar BigInt
  scalar Date

  type Query {
    book(id: ID!): Book @route(by: "id")
    node(id: ID!): Node @route(by: "id")
    nodes(ids: [ID!]!): [Node]! @route(by: "ids")
    books(filter: BookFilter, orderBy: BookOrder = { field: PAGES, direction: DESC }, first: Int, after: String, last: Int, before: String): BookConnection @scatter(merge: CONNECTION, reads: ["books"])
    bookTotals(filter: BookFilter, groupBy: BookGroup, first: Int = 20): BookTotals @scatter(merge: TOTALS, reads: ["books"])
    find(word: String! @longest(characters: 20), shelves: [Shelf!] @prunes(by: CATEGORY), filter: LibraryFilter, first: Int, after: String, last: Int, before: String): FindingConnection @scatter(merge: CONNECTION, reads: ["books", "maps"], orderBy: "rank", direction: DESC, bounds: [0, 9])
    liveTotals(filter: BookFilter, groupBy: BookGroup, first: Int = 20): BookTotals @scatter(merge: TOTALS, live: true)
    reservation(number: ID!): Reservation @route(by: "number") @personal
    author(name: ID!): Author @scatter(merge: ENTITY, reads: ["books"], keys: "author.name")
    authorOfNumber(number: ID!): Author @scatter(merge: ENTITY, reads: ["books"], keys: "author.name")
    authors(word: String @chooses(including: "names"), names: [ID!], filter: BookFilter, orderBy: AuthorOrder = { field: PAGES, direction: DESC }, first: Int, after: String, last: Int, before: String): AuthorConnection @scatter(merge: RANKING, reads: ["books"], keys: "author.name")
  }
  type Mutation {
    reserve(library: ID!, title: String!): Reservation @route(by: "library")
  }
  type Reservation { number: ID! title: String! book: Book }
  interface Node { id: ID! }
  enum Shelf { BOOKS @category(name: "books") MAPS @category(name: "maps") }
  input LibraryFilter { library: [ID!] @prunes(by: MEMBER) }
  type FindingConnection { edges: [FindingEdge!]! nodes: [Finding!]! pageInfo: PageInfo! totalCount: BigInt! coverage: Coverage! @merge(by: COVERAGE) }
  type FindingEdge { cursor: String! node: Finding! }
  type Finding { id: ID! library: Library! @owner rank: Int! item: Node @itself }
  type Map implements Node @key(fields: "id") @route(by: "id") { id: ID! scale: Int }
  input BookFilter { minPages: Int @prunes(by: AT_LEAST, of: "pages") maxPages: Int @prunes(by: AT_MOST, of: "pages") language: String @prunes(by: ONE_OF, of: "language") author: ID @prunes(by: HELD, of: "author.name") word: String library: [ID!] @prunes(by: MEMBER) kind: String @prunes(by: KIND) town: ID @prunes(by: COUNTY) }
  input BookOrder { field: BookOrderField! direction: Direction! = DESC }
  enum Direction { ASC DESC }
  enum BookOrderField { PAGES @orders(by: "pages") PRINTED_ON @orders(by: "printedOn") }
  enum BookGroup { LANGUAGE @groups(by: "language") LIBRARY @groups(by: "library.code", register: MEMBER) TOWN @groups(register: COUNTY) AUTHOR @groups(by: "author.name") }
  type Library @key(fields: "code") @route(by: "code") {
    code: ID!
    books(filter: BookFilter, orderBy: BookOrder = { field: PAGES, direction: DESC }, first: Int, after: String, last: Int, before: String): BookConnection @scatter(merge: CONNECTION, reads: ["books"])
  }
  input AuthorOrder { field: AuthorOrderField! direction: Direction! = DESC }
  enum AuthorOrderField { PAGES @orders(by: "pages") COUNT @orders(by: "count") LONGEST @orders(by: "longest") LIBRARIES @orders(by: "libraries") }
  type AuthorConnection { edges: [AuthorEdge!]! nodes: [Author!]! pageInfo: PageInfo! totalCount: BigInt! coverage: Coverage! @merge(by: COVERAGE) }
  type AuthorEdge { cursor: String! node: Author! count: BigInt! @merge(by: COUNT) pages: BigInt! @merge(by: SUM) longest: BigInt @merge(by: MAX) libraries: BigInt! @merge(by: MEMBERS) }
  type PenName @key(fields: "text") @scatter(merge: ENTITY) { text: ID! authors: [Author!] @merge(by: UNION) }
  type Author @key(fields: "name") @key(fields: "number") @scatter(merge: ENTITY, reads: ["books"], keys: "author.name") {
    name: ID
    number: ID @merge(by: FIRST)
    penNames: [PenName!] @merge(by: UNION)
    born: Int @merge(by: MIN)
    motto: String @merge(by: FIRST)
    languages: [String!] @merge(by: UNION)
    books(filter: BookFilter, orderBy: BookOrder = { field: PAGES, direction: DESC }, first: Int, after: String, last: Int, before: String): BookConnection @scatter(merge: CONNECTION, reads: ["books"])
    bookTotals(filter: BookFilter, groupBy: BookGroup, first: Int = 20): BookTotals @scatter(merge: TOTALS, reads: ["books"])
  }
  type BookConnection { edges: [BookEdge!]! nodes: [Book!]! pageInfo: PageInfo! totalCount: BigInt! coverage: Coverage! @merge(by: COVERAGE) }
  type BookEdge { cursor: String! node: Book! }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Book implements Node @key(fields: "id") @route(by: "id") { id: ID! library: Library! @owner title: String! pages: BigInt printedOn: Date language: String author: Author authors: [Author!]! lender: Library sequel: Book sequels: [Book]! }
  type BookTotals {
    count: BigInt! @merge(by: COUNT)
    pages: BigInt! @merge(by: SUM)
    longest: BigInt @merge(by: MAX)
    shortest: BigInt @merge(by: MIN)
    groups: [BookTotalsGroup!]! @merge(by: GROUP, key: "key", orderBy: "pages", limit: "first")
    groupCount: BigInt! @merge(by: GROUP_COUNT)
    coverage: Coverage! @merge(by: COVERAGE)
  }
  type BookTotalsGroup { key: String language: String @merge(by: FIRST) library: Library @merge(by: FIRST) author: Author @merge(by: FIRST) count: BigInt! @merge(by: COUNT) pages: BigInt! @merge(by: SUM) longest: BigInt @merge(by: MAX) }
  type Coverage { complete: Boolean! asked: Int! answered: Int! skipped: Int! stale: [Stale!]! missing: [Missing!]! dropped: [Dropped!]! }
  type Stale { code: ID! asOf: String! }
  type Missing { code: ID! reason: String! }
  type Dropped { code: ID! rows: Int! values: Int! reasons: [String!]! }
`;
