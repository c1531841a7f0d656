import { BigIntScalar } from '@shafaf/shared/graph/scalars';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { Rules } from '../scatter/rules.ts';

/** Types of fields whose values are whole numbers, which can be added up exactly. */
const WHOLE = new Set(['Int', 'BigInt', 'Rial']);

/** What a record adds to the figures. */
export interface KeptFigures {
  /** As they stand in JSON; null for what it does not say. */
  values: readonly unknown[];
  isSample: boolean;
}

/** Sums that are worked out of the records themselves while they pass, under the names that the graph's figures have. */
export class Figures {
  readonly #sums = new Map<string, bigint>();
  readonly #names: readonly string[];
  #count = 0;
  #samples = 0;

  /** @param totals the type of the graph's figures over such records; undefined where there is none */
  constructor(rules: Rules, type: GraphQLObjectType, totals: GraphQLObjectType | undefined) {
    for (const { name } of Object.values(totals?.getFields() ?? {})) {
      const own = getNamedType(type.getFields()[name]?.type);
      if (totals !== undefined && rules.merge(totals.name, name)?.by === 'SUM' && WHOLE.has(own?.name ?? '')) this.#sums.set(name, 0n);
    }
    this.#names = [...this.#sums.keys()];
  }

  /** The fields of records that are added up. */
  get selects(): string[] {
    return [...this.#names, 'sample'];
  }

  /**
   * What is to be kept of a record for `add`.
   * @param values those of the fields that `selects` names
   */
  keep(values: readonly unknown[]): KeptFigures {
    return { values, isSample: values.at(-1) === true };
  }

  add(kept: readonly KeptFigures[]): void {
    this.#count += kept.length;
    this.#names.forEach((name, at) => {
      let sum = this.#sums.get(name) ?? 0n;
      for (const { values } of kept) if (values[at] !== null) sum += BigIntScalar.parseValue(values[at]);
      this.#sums.set(name, sum);
    });
    for (const { isSample } of kept) if (isSample) this.#samples++;
  }

  /** The sums by now, as decimal text. */
  report(): Record<string, string> {
    const sums = [...this.#sums].map(([name, sum]) => [name, sum.toString()] as const);
    return { count: String(this.#count), sampleCount: String(this.#samples), ...Object.fromEntries(sums) };
  }
}

/** The type of the figures over a category's records; undefined where the contract has none. */
export function totalsType(rules: Rules, category: string): GraphQLObjectType | undefined {
  for (const field of Object.values(rules.schema.getQueryType()?.getFields() ?? {})) {
    const rule = rules.answer('Query', field.name);
    const named = getNamedType(field.type);
    if (
      rule?.kind === 'scatter' &&
      rule.merge === 'TOTALS' &&
      rule.reads?.length === 1 &&
      rule.reads[0] === category &&
      isObjectType(named)
    )
      return named;
  }
  return undefined;
}
