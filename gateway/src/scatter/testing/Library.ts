import { type CursorContext, cursorScope, decodeCursor } from '@shafaf/shared/graph/cursor';
import { bloomFilterOf } from '@shafaf/shared/synopsis/BloomFilter';
import type { Synopsis, ValueRange } from '@shafaf/shared/synopsis/Synopsis';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import type { MemberResponse, WireQuestion } from '../ask.ts';
import type { Member } from '../Member.ts';
import { type Place, placeOrder } from '../merge/orderKey.ts';

/** A book on a library's shelf. */
export interface Book {
  localId: string;
  title?: string;
  pages?: number | null;
  printedOn?: string | null;
  language?: string;
  author?: string;
  born?: number;
  /** What the author is called on the book. */
  penName?: string;
  /** Code of the library that the book is lent by. */
  lender?: string;
  /** Id of the book that follows on it, which may be another library's. */
  sequel?: string;
  /** Ids of all books that do. */
  sequels?: string[];
}

interface BookArguments {
  filter?: { minPages?: number; maxPages?: number; language?: string; author?: string; word?: string } | null;
  orderBy: { field: 'PAGES' | 'PRINTED_ON'; direction: 'ASC' | 'DESC' };
  first?: number;
  last?: number;
  after?: string;
  before?: string;
  groupBy?: Grouping;
}

interface FindArguments {
  word: string;
  shelves?: readonly string[] | null;
  first?: number;
  last?: number;
  after?: string;
  before?: string;
}

interface AuthorArguments {
  word?: string | null;
  names?: string[] | null;
  filter?: BookArguments['filter'];
  orderBy: { field: 'PAGES' | 'COUNT' | 'LONGEST' | 'LIBRARIES'; direction: 'ASC' | 'DESC' };
  first?: number;
}

type Grouping = 'LANGUAGE' | 'LIBRARY' | 'TOWN' | 'AUTHOR';

/** A member of the libraries' province, answering from memory through a real GraphQL executor. */
export class Library {
  readonly member: Member;
  readonly #schema: GraphQLSchema;
  #books: readonly Book[];
  /** Of its data. */
  version = 1;
  /** What readers have had put aside for them. */
  readonly reservations: { number: string; title: string }[] = [];
  /** Everything it was asked, in order. */
  readonly asked: { query: string; variables: Record<string, unknown> }[] = [];

  constructor(schema: GraphQLSchema, code: string, books: readonly Book[], register: Partial<Member> = {}) {
    this.#schema = schema;
    this.#books = books;
    this.member = { code, kind: 'CITY', county: null, address: `http://${code}.invalid/graphql`, ...register };
  }

  async answer(question: WireQuestion): Promise<MemberResponse> {
    const request: { query: string; variables: Record<string, unknown> } = JSON.parse(question);
    this.asked.push(request);
    const result: ExecutionResult = await graphql({
      schema: this.#schema,
      source: request.query,
      variableValues: request.variables,
      rootValue: this.#root(),
      typeResolver: (value: { __typename: string }) => value.__typename,
    });
    const plain: MemberResponse = JSON.parse(JSON.stringify({ data: result.data ?? null, errors: result.errors ?? [], bytes: 1 }));
    return plain;
  }

  #root() {
    return {
      book: ({ id }: { id: string }) => this.#find(id),
      reserve: ({ title }: { title: string }) => this.#reserve(title),
      reservation: ({ number }: { number: string }) => this.reservations.find((each) => each.number === number) ?? null,
      node: ({ id }: { id: string }) => this.#find(id),
      nodes: ({ ids }: { ids: string[] }) => ids.map((id) => this.#find(id)),
      books: (args: BookArguments) => this.#connection(this.#books, args, null),
      find: (args: FindArguments) => this.#findings(args),
      bookTotals: (args: BookArguments) => this.#totals(this.#books, args),
      liveTotals: (args: BookArguments) => this.#totals(this.#books, args),
      author: ({ name }: { name: string }) => this.#author(name),
      authorOfNumber: ({ number }: { number: string }) => this.#author(number),
      authors: (args: AuthorArguments) => this.#authors(args),
      _entities: ({
        representations,
      }: {
        representations: { __typename: string; id?: string; code?: string; name?: string; text?: string }[];
      }) =>
        representations.map((representation) => {
          if (representation.__typename === 'PenName') return this.#penName(representation.text ?? '');
          if (representation.__typename === 'Book') return this.#find(representation.id ?? '');
          if (representation.__typename === 'Author') return this.#author(representation.name ?? '');
          return {
            __typename: 'Library',
            code: representation.code,
            books: (args: BookArguments) => this.#connection(this.#books, args, 'Library'),
          };
        }),
    };
  }

  #reserve(title: string): object {
    const book = this.#books.find((each) => (each.title ?? each.localId) === title);
    const reservation = {
      number: `${this.member.code}:${this.reservations.length + 1}`,
      title,
      book: book === undefined ? null : this.#row(book),
    };
    this.reservations.push(reservation);
    return reservation;
  }

  #find(id: string): object | null {
    const book = this.#books.find(({ localId }) => `${this.member.code}:books:${localId}` === id);
    return book === undefined ? null : this.#row(book);
  }

  #row(book: Book): { __typename: 'Book'; id: string; pages: number | null; printedOn: string | null; [field: string]: unknown } {
    const author = book.author === undefined ? null : this.#author(book.author);
    return {
      __typename: 'Book',
      id: `${this.member.code}:books:${book.localId}`,
      library: { code: this.member.code, books: (args: BookArguments) => this.#connection(this.#books, args, 'Library') },
      title: book.title ?? book.localId,
      pages: book.pages ?? null,
      printedOn: book.printedOn ?? null,
      language: book.language ?? null,
      author,
      // What the lender has is not for this library to say.
      lender: book.lender === undefined ? null : { code: book.lender, books: () => Promise.reject(new Error('not ours')) },
      // Nor is what follows.
      sequel: book.sequel === undefined ? null : { id: book.sequel, title: () => Promise.reject(new Error('not ours')) },
      sequels: (book.sequels ?? []).map((id) => ({ __typename: 'Book', id })),
      authors: author === null ? [] : [author],
    };
  }

  #author(name: string): object | null {
    const books = this.#books.filter(({ author }) => author === name);
    const [first] = books;
    if (first === undefined) return null;
    return {
      __typename: 'Author',
      name,
      number: /\d/.test(name) ? name : null,
      penNames: () => [...new Set(books.flatMap(({ penName }) => penName ?? []))].map((text) => this.#penName(text)),
      born: first.born ?? null,
      motto: `${name} at ${this.member.code}`,
      languages: [...new Set(books.flatMap(({ language }) => language ?? []))],
      books: (args: BookArguments) => this.#connection(books, args, 'Author'),
      bookTotals: (args: BookArguments) => this.#totals(books, args),
    };
  }

  #penName(text: string): object | null {
    const authors = [...new Set(this.#books.flatMap(({ penName, author }) => (penName === text ? (author ?? []) : [])))];
    return authors.length === 0 ? null : { __typename: 'PenName', text, authors: () => authors.map((name) => this.#author(name)) };
  }

  /** Authors with figures over the books that the filter leaves: of whom a pen name holds the word, or who are named; all when neither is given. */
  #authors({ word = null, names = null, filter, orderBy: { field, direction }, first = 20 }: AuthorArguments): object {
    const books = this.#matching(this.#books, { filter: filter ?? null, orderBy: { field: 'PAGES', direction } });
    const all = [...new Set(books.flatMap(({ author }) => author ?? []))].filter((name) => {
      if (word === null && names === null) return true;
      return names?.includes(name) || (word !== null && books.some(({ author, penName }) => author === name && penName?.includes(word)));
    });
    const edges = all.map((name) => {
      const { longest, ...others } = figures(books.filter(({ author }) => author === name));
      return { node: this.#author(name), ...others, longest, libraries: 1 };
    });
    const keyOf = (edge: (typeof edges)[number]) => ({ PAGES: edge.pages, COUNT: edge.count, LONGEST: edge.longest, LIBRARIES: 1 })[field];
    edges.sort((a, b) => (Number(keyOf(a)) - Number(keyOf(b))) * (direction === 'ASC' ? 1 : -1));
    return {
      edges: edges.slice(0, first),
      totalCount: edges.length,
      pageInfo: { hasNextPage: edges.length > first, hasPreviousPage: false },
    };
  }

  /**
   * What the library says of its books beforehand, as exact as it could be: the two longest and the two newest one by one, the others
   * in zones by language.
   */
  synopsis(): Synopsis {
    const longest = [...this.#books].sort((a, b) => (b.pages ?? -1) - (a.pages ?? -1)).slice(0, 2);
    const newest = [...this.#books].sort((a, b) => ((a.printedOn ?? '') < (b.printedOn ?? '') ? 1 : -1)).slice(0, 2);
    const single = [...new Set([...longest, ...newest])];
    const others = this.#books.filter((book) => !single.includes(book));
    const zones = [...new Set(others.map(({ language }) => language ?? null))].map((language) => {
      const books = others.filter((book) => (book.language ?? null) === language);
      return {
        rows: books.length,
        ranges: {
          pages: rangeOf(books.map(({ pages }) => pages ?? null)),
          printedOn: rangeOf(books.map(({ printedOn }) => printedOn ?? null)),
        },
        values: { language: language === null ? {} : { [language]: books.length } },
      };
    });
    const singles = {
      rows: single.length,
      ranges: { pages: single.map(({ pages }) => pages ?? null), printedOn: single.map(({ printedOn }) => printedOn ?? null) },
      values: { language: single.map(({ language }) => language ?? null) },
    };
    const sets = { 'author.name': bloomFilterOf(this.#books.flatMap(({ author }) => author ?? [])) };
    return {
      form: 1,
      member: this.member.code,
      version: `${this.version}`,
      categories: {
        books: { rows: this.#books.length, zones, singles, sets },
        maps: { rows: 0, zones: [], singles: { rows: 0, ranges: {}, values: {} }, sets: {} },
      },
    };
  }

  /** Puts further books on the shelf. */
  publish(...books: Book[]): void {
    this.#books = [...this.#books, ...books];
    this.version++;
  }

  #matching(books: readonly Book[], { filter }: BookArguments): Book[] {
    return books.filter(
      ({ title, localId, pages, language, author }) =>
        (filter?.minPages === undefined || (pages ?? -1) >= filter.minPages) &&
        (filter?.maxPages === undefined || (pages ?? Number.POSITIVE_INFINITY) <= filter.maxPages) &&
        (filter?.language === undefined || language === filter.language) &&
        (filter?.author === undefined || author === filter.author) &&
        (filter?.word === undefined || (title ?? localId).includes(filter.word)),
    );
  }

  #connection(all: readonly Book[], args: BookArguments, of: string | null): object {
    const { field, direction } = args.orderBy;
    const keyOf = (row: { pages: number | null; printedOn: string | null }) => (field === 'PAGES' ? row.pages : row.printedOn);
    const place = (row: { id: string; pages: number | null; printedOn: string | null }) => ({ id: row.id, key: keyOf(row) });
    const matching = this.#matching(all, args).map((book) => this.#row(book));
    const context = { field, direction, scope: cursorScope('books', args.filter ?? null, of) };
    const keyIn = (key: string | number | null) => (field === 'PAGES' && key !== null ? Number(key) : key);
    return pageOf(matching, place, keyIn, args, context);
  }

  /** Books whose title has the word, those first that have little else. */
  #findings(args: FindArguments): object {
    const { word, shelves } = args;
    const found = this.#books
      .map((book) => this.#row(book))
      .filter(({ title }) => (shelves == null || shelves.includes('BOOKS')) && String(title).includes(word))
      .map((row) => ({
        id: row.id,
        library: row.library,
        rank: Math.max(0, 9 - (String(row.title).length - word.length)),
        item: row,
      }));
    const listed = { word, ...(shelves == null ? {} : { shelves }) };
    const context = { field: 'rank', direction: 'DESC' as const, scope: cursorScope('find', listed, null) };
    return pageOf(
      found,
      ({ id, rank }) => ({ id, key: rank }),
      (key) => key,
      args,
      context,
    );
  }

  #totals(all: readonly Book[], args: BookArguments): object {
    const matching = this.#matching(all, args);
    const groups = args.groupBy == null ? [] : this.#groups(matching, args.groupBy);
    return { ...figures(matching), groups, groupCount: groups.length };
  }

  #groups(books: readonly Book[], groupBy: Grouping): object[] {
    const keyOf = ({ language, author }: Book) =>
      ({ LANGUAGE: language, LIBRARY: this.member.code, TOWN: this.member.county, AUTHOR: author })[groupBy] ?? null;
    return [...new Set(books.map(keyOf))].map((key) => ({
      key,
      ...describe(groupBy, key),
      ...figures(books.filter((book) => keyOf(book) === key)),
    }));
  }
}

/** A page of rows. */
function pageOf<Row>(
  all: readonly Row[],
  placeOf: (row: Row) => Place,
  keyIn: (key: string | number | null) => string | number | null,
  args: { first?: number; last?: number; after?: string; before?: string },
  context: CursorContext,
): object {
  const order = placeOrder(context.direction);
  const bound = (text: string | undefined): Place | undefined => {
    if (text === undefined) return undefined;
    const { key, id } = decodeCursor(text, context);
    return { id, key: keyIn(key) };
  };
  const [after, before] = [bound(args.after), bound(args.before)];
  const rows = [...all]
    .sort((a, b) => order(placeOf(a), placeOf(b)))
    .filter((row) => (after === undefined || order(placeOf(row), after) > 0) && (before === undefined || order(placeOf(row), before) < 0));
  const page = args.last === undefined ? rows.slice(0, args.first ?? 20) : rows.slice(Math.max(0, rows.length - args.last));
  const more = rows.length > page.length;
  return {
    nodes: page,
    totalCount: all.length,
    pageInfo: { hasNextPage: args.last === undefined && more, hasPreviousPage: args.last !== undefined && more },
  };
}

function describe(groupBy: Grouping, key: string | null): object {
  if (key === null) return {};
  switch (groupBy) {
    case 'LANGUAGE':
      return { language: key };
    case 'LIBRARY':
      return { library: { code: key } };
    case 'AUTHOR':
      return { author: { name: key } };
    default:
      return {};
  }
}

function rangeOf(values: (number | string | null)[]): ValueRange {
  const given = values.filter((value) => value !== null).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { min: given[0] ?? null, max: given.at(-1) ?? null, nulls: values.length - given.length };
}

function figures(books: readonly Book[]): { count: number; pages: number; longest: number | null; shortest: number | null } {
  const pages = books.flatMap(({ pages: each }) => each ?? []);
  return {
    count: books.length,
    pages: pages.reduce((sum, each) => sum + each, 0),
    longest: pages.length === 0 ? null : Math.max(...pages),
    shortest: pages.length === 0 ? null : Math.min(...pages),
  };
}
