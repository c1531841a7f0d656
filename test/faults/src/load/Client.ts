import { z } from 'zod';
import { suppliers } from '../province/fillDatabases.ts';
import { type SeededRandom, seededRandom } from '../seededRandom.ts';
import {
  type Coverage,
  PAGE,
  pageForm,
  type Response,
  ROW,
  responseForm,
  rowForm,
  supplierForm,
  TOTALS,
  totalsForm,
} from '../truth/answerForms.ts';
import { type AskedPage, type AskedTotals, judgeCoverage, judgePage, judgeRow, judgeTotals, type Misleading } from '../truth/judge.ts';
import type { Filter, Order, Truth } from '../truth/Truth.ts';

/** What came of one operation. */
export interface Outcome {
  /** What was asked, such as `page`. */
  question: string;
  startedAt: number;
  milliseconds: number;
  /** What is wrong with the answer; nothing, as it should be. */
  wrong: string[];
  /** Codes of errors in the answer. */
  errors: string[];
  /** Members that the answer says it lacks something of. */
  flagged: string[];
}

/** Whom a client asks, and what it knows. */
export interface ClientOptions {
  url: string;
  truth: Truth;
  misleadingSince: (time: number) => Misleading;
  /** Members that have a fault now: questions to one member go to them more often. */
  faulty: () => readonly string[];
  seed: number;
}

type Variables = Record<string, unknown>;
/** One field of an operation, and how its value is judged; null stands for a field that is null. */
interface Part {
  text: string;
  /** Declared beside it. */
  declare: Record<string, string>;
  variables: Variables;
  /** @param said what stands in `errors` for this field */
  judge: (value: unknown, misleading: Misleading, response: Response, said: string | undefined) => string[];
}

/** Longer than the gateway itself may take. */
const LONGEST_MILLISECONDS = 40_000;
const CONNECTION = {
  filter: 'ContractFilter',
  orderBy: 'ContractOrder',
  first: 'Int',
  after: 'String',
  last: 'Int',
  before: 'String',
};
/** Errors that an honest answer may have: each says what is not there. */
const honest: ReadonlySet<string> = new Set(['MEMBER_UNAVAILABLE', 'INCOMPLETE', 'DEADLINE_PASSED', 'SUBGRAPH_UNAVAILABLE']);

/** Asks one question after the other and judges each answer. The questions are the same for one seed. */
export class Client {
  readonly #options: ClientOptions;
  readonly #random: SeededRandom;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed);
  }

  /** Asks the next question, or several that go on from each other; gives each outcome as it comes. */
  async *next(): AsyncGenerator<Outcome> {
    const random = this.#random;
    switch (random.whole(8)) {
      case 0:
        yield* this.#walk();
        return;
      case 1:
        yield this.#ask('totals', [this.#totals()]);
        return;
      case 2:
        yield this.#ask('supplier', [this.#supplier()]);
        return;
      case 3:
      case 7:
        yield this.#ask('record', [this.#record()]);
        return;
      case 4:
        yield this.#ask('member', [this.#member()]);
        return;
      case 5:
        yield this.#ask('several', [this.#page(this.#anyPage()), this.#totals(), this.#record()]);
        return;
      default:
        yield this.#ask('page', [this.#page(this.#anyPage())]);
    }
  }

  /** Asks for everything plainly; says whether the answer is complete. */
  async isComplete(): Promise<{ complete: boolean; outcome: Outcome }> {
    const asked: AskedPage = { filter: {}, order: { field: 'AMOUNT', direction: 'DESC' }, size: 200, forwards: true, from: null };
    const totals = this.#totals({ filter: {}, groupBy: 'MEMBER', first: 20 });
    const outcome = await this.#ask('calm', [this.#page(asked), totals], { 'cache-control': 'no-cache', 'shafaf-stale': 'no' });
    return { complete: outcome.flagged.length === 0 && outcome.errors.length === 0, outcome };
  }

  async *#walk(): AsyncGenerator<Outcome> {
    const { filter, order, forwards } = this.#anyPage();
    const size = 10 + this.#random.whole(60);
    const seen = new Set<string>();
    let from: string | null = null;
    let cursor: string | null = null;
    for (let step = 0; step < 6; step++) {
      let last: { id: string; cursor: string } | undefined;
      let more = false;
      const bounds: Variables = cursor === null ? {} : { [forwards ? 'after' : 'before']: cursor };
      const part = this.#page({ filter, order, size, forwards, from }, bounds, (page) => {
        const edge = forwards ? page.edges.at(-1) : page.edges[0];
        last = edge && { id: edge.node.id, cursor: edge.cursor };
        more = forwards ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage;
        const again = page.edges.filter(({ node }) => seen.has(node.id)).map(({ node }) => `${node.id} comes a second time`);
        for (const { node } of page.edges) seen.add(node.id);
        return again;
      });
      yield await this.#ask('walk', [part]);
      if (!more || last === undefined) return;
      ({ id: from, cursor } = last);
    }
  }

  #anyPage(): AskedPage {
    const random = this.#random;
    const order: Order = {
      field: random.pick(['AMOUNT', 'AMOUNT', 'SIGNED_ON', 'PUBLISHED_AT']),
      direction: random.chance(0.7) ? 'DESC' : 'ASC',
    };
    return { filter: this.#filter(), order, size: 1 + random.whole(120), forwards: random.chance(0.75), from: null };
  }

  #anyMember(): string {
    const { truth, faulty } = this.#options;
    const codes = this.#random.chance(0.7) && faulty().length > 0 ? faulty() : truth.members.map(({ code }) => code);
    return codes[this.#random.whole(codes.length)] ?? '';
  }

  #filter(): Filter {
    const random = this.#random;
    return {
      ...(random.chance(0.2) && { minAmount: String(10 ** random.whole(11)) }),
      ...(random.chance(0.1) && { maxAmount: String(10 ** (3 + random.whole(9))) }),
      ...(random.chance(0.1) && { signedFrom: '2024-03-20' }),
      ...(random.chance(0.25) && { fiscalYear: 1401 + random.whole(4) }),
      ...(random.chance(0.1) && { memberKind: random.pick(['COUNTY', 'MUNICIPALITY']) }),
      ...(random.chance(0.1) && { county: random.pick(['tabriz-county', 'maragheh-county', 'ahar-county']) }),
      ...(random.chance(0.2) && { supplier: random.pick(suppliers) }),
      ...(random.chance(0.1) && { procurementMethod: ['OPEN', 'DIRECT'] }),
      ...(random.chance(0.1) && { sample: random.chance(0.5) }),
    };
  }

  #page(asked: AskedPage, bounds: Variables = {}, look: (page: ReturnType<typeof pageForm.parse>) => string[] = () => []): Part {
    const { filter, order, size, forwards } = asked;
    const count = this.#random.chance(0.5) ? 'totalCount' : '';
    return {
      text: `contracts(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) { ${PAGE} ${count} }`,
      declare: CONNECTION,
      variables: { filter, orderBy: order, [forwards ? 'first' : 'last']: size, ...bounds },
      judge: (value, misleading, _response, said) => {
        if (value === null)
          return said === 'INCOMPLETE' || said === 'DEADLINE_PASSED' ? [] : [`the page is null, and the error is ${said}`];
        const page = pageForm.parse(value);
        return [...judgePage(this.#options.truth, page, asked, misleading), ...look(page)];
      },
    };
  }

  #totals(given?: AskedTotals): Part {
    const random = this.#random;
    const asked: AskedTotals = given ?? {
      filter: this.#filter(),
      groupBy: random.pick(['MEMBER', 'COUNTY', 'FISCAL_YEAR', 'SUPPLIER', 'PROCUREMENT_METHOD']),
      first: random.whole(12),
    };
    return {
      text: `contractTotals(filter: $totalsFilter, groupBy: $groupBy, first: $groups) { ${TOTALS} }`,
      declare: { totalsFilter: 'ContractFilter', groupBy: 'ContractGroup', groups: 'Int' },
      variables: { totalsFilter: asked.filter, groupBy: asked.groupBy, groups: asked.first },
      judge: (value, misleading, _response, said) => {
        if (value === null)
          return said === 'INCOMPLETE' || said === 'DEADLINE_PASSED' ? [] : [`the figures are null, and the error is ${said}`];
        return judgeTotals(this.#options.truth, totalsForm.parse(value), asked, misleading);
      },
    };
  }

  #supplier(): Part {
    const { truth } = this.#options;
    const nationalId = this.#random.pick(suppliers);
    const filter = { supplier: nationalId };
    const size = 1 + this.#random.whole(60);
    const order: Order = { field: 'AMOUNT', direction: 'DESC' };
    return {
      text: `supplier(nationalId: $id) { nationalId name contracts(first: $first) { ${PAGE} totalCount } contractTotals(groupBy: MEMBER) { ${TOTALS} } }`,
      declare: { id: 'ID!', first: 'Int' },
      variables: { id: nationalId, first: size },
      judge: (value, misleading, response, said) => {
        if (value === null) {
          if (said === 'MEMBER_UNAVAILABLE' || said === 'INCOMPLETE' || said === 'DEADLINE_PASSED') return [];
          const holders = truth.matching(filter).filter(({ member }) => !misleading.has(member));
          return holders.length === 0 ? [] : [`the supplier ${nationalId} is null, and the error is ${said}`];
        }
        const { name, contracts, contractTotals, ...entity } = supplierForm.parse(value);
        const isWhole = response.extensions?.coverage?.complete === true;
        return [
          ...(entity.nationalId === nationalId ? [] : [`the supplier ${entity.nationalId} instead of ${nationalId}`]),
          ...(name === `شرکت ${nationalId}` || (name === null && !isWhole) ? [] : [`the supplier's name ${name}`]),
          ...judgePage(truth, contracts, { filter, order, size, forwards: true, from: null }, misleading),
          ...judgeTotals(truth, contractTotals, { filter, groupBy: 'MEMBER', first: 20 }, misleading),
        ];
      },
    };
  }

  #record(): Part {
    const { truth } = this.#options;
    const code = this.#anyMember();
    const rows = truth.rows.filter(({ member }) => member === code);
    const row = rows[this.#random.whole(rows.length)];
    if (row === undefined) throw new Error('there are no rows');
    const isThere = this.#random.chance(0.9);
    const id = isThere ? row.id : `${row.id}-not-there`;
    const text = this.#random.chance(0.5) ? `contract(id: $record) { ${ROW} }` : `node(id: $record) { ... on Contract { ${ROW} } }`;
    return {
      text,
      declare: { record: 'ID!' },
      variables: { record: id },
      judge: (value, _misleading, response, said) => {
        const coverage = response.extensions?.coverage;
        if (value === null) {
          if (said !== undefined && honest.has(said)) return [];
          return isThere || said !== undefined ? [`the record ${id} is null, and the error is ${said}`] : [];
        }
        const given = rowForm.parse(value);
        if (given.id !== id) return [`the record ${given.id} instead of ${id}`];
        return judgeRow(given, row, coverage?.dropped.some(({ code, values }) => code === row.member && values > 0) === true);
      },
    };
  }

  #member(): Part {
    const { truth } = this.#options;
    const code = this.#anyMember();
    const page = this.#anyPage();
    const asked: AskedPage = { ...page, filter: { member: [code] }, size: Math.min(page.size, 50), forwards: true };
    const order = `{ field: ${page.order.field}, direction: ${page.order.direction} }`;
    return {
      text: `member(code: $code) { code contracts(first: ${asked.size}, orderBy: ${order}) { ${PAGE} } contractTotals(groupBy: FISCAL_YEAR) { ${TOTALS} } }`,
      declare: { code: 'ID!' },
      variables: { code },
      judge: (value, misleading, _response, said) => {
        if (value === null) return said !== undefined && honest.has(said) ? [] : [`the member ${code} is null, and the error is ${said}`];
        const { contracts, contractTotals } = memberForm.parse(value);
        if (contracts === null || contractTotals === null)
          return said !== undefined && honest.has(said) ? [] : [`the contracts of ${code} are null, and the error is ${said}`];
        return [
          ...judgePage(truth, pageForm.parse(contracts), asked, misleading),
          ...judgeTotals(
            truth,
            totalsForm.parse(contractTotals),
            { filter: { member: [code] }, groupBy: 'FISCAL_YEAR', first: 20 },
            misleading,
          ),
        ];
      },
    };
  }

  #headers(): Record<string, string> {
    const random = this.#random;
    return {
      // Most answers would come from memory otherwise, and nobody would meet a fault.
      ...(random.chance(0.6) && { 'cache-control': 'no-cache' }),
      ...(random.chance(0.4) && { 'shafaf-stale': 'no' }),
      ...(random.chance(0.1) && { 'shafaf-coverage': 'complete' }),
    };
  }

  async #ask(question: string, parts: readonly Part[], headers: Record<string, string> = this.#headers()): Promise<Outcome> {
    const { url, misleadingSince } = this.#options;
    const variables = Object.assign({}, ...parts.map((part) => part.variables));
    const declare: Record<string, string> = Object.assign({}, ...parts.map((part) => part.declare));
    const declared = Object.entries(declare).map(([name, type]) => `$${name}: ${type}`);
    const query = `query (${declared.join(', ')}) { ${parts.map(({ text }, index) => `part${index}: ${text}`).join(' ')} }`;
    const startedAt = performance.now();
    const outcome = (wrong: string[], response?: Response): Outcome => ({
      question,
      startedAt,
      milliseconds: performance.now() - startedAt,
      wrong: wrong.map((each) => `${question} ${JSON.stringify(variables)} ${JSON.stringify(headers)}: ${each}`),
      errors: response?.errors?.map(({ extensions }) => extensions.code) ?? [],
      flagged: flaggedBy(response?.extensions?.coverage),
    });
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(LONGEST_MILLISECONDS),
      });
      const text = await answer.text();
      if (answer.status !== 200) return outcome([`the status ${answer.status} with ${text.slice(0, 500)}`]);
      const response = responseForm.parse(JSON.parse(text));
      const misleading = misleadingSince(startedAt);
      const wrong = text.includes('secret.js') ? ["a member's own error text is in the answer"] : [];
      for (const { extensions, message } of response.errors ?? [])
        if (!honest.has(extensions.code) || (extensions.code === 'INCOMPLETE' && headers['shafaf-coverage'] !== 'complete'))
          wrong.push(`the error ${extensions.code}: ${message}`);
      const coverage = response.extensions?.coverage;
      if (coverage !== undefined) wrong.push(...judgeCoverage(coverage, null));
      for (const [index, part] of parts.entries()) {
        const name = `part${index}`;
        const said = response.errors?.find(({ path }) => path?.[0] === name)?.extensions.code;
        wrong.push(...part.judge(response.data?.[name] ?? null, misleading, response, said));
      }
      return outcome(wrong, response);
    } catch (error) {
      return outcome([`no answer that can be read: ${String(error)}`]);
    }
  }
}

const memberForm = z.object({ contracts: z.unknown(), contractTotals: z.unknown() });

/** Members of whom something is missing, stale or dropped. */
function flaggedBy(coverage: Coverage | undefined): string[] {
  if (coverage === undefined) return [];
  return [...coverage.missing, ...coverage.stale, ...coverage.dropped].map(({ code }) => code);
}
