import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import type { CategoryEntry, FilterEntry, Label } from '../../build/src/catalogue/Catalogue.ts';
import { termsOf } from '../catalogue/catalogue.ts';
import type { Formats } from '../language/formats.ts';

/** One input of a category's filter, which has a query parameter of its own name in addresses. */
export interface ConditionInput {
  name: string;
  kind: 'text' | 'code' | 'number' | 'year' | 'day' | 'boolean' | 'choice' | 'choices' | 'members' | 'county' | 'rial';
  label: Label;
  enum?: string;
  /** Of a range, which end it is. */
  end?: 'from' | 'to';
}

/** What an address says of a filter. */
export interface Conditions {
  /** The filter as the graph takes it. */
  filter: Readonly<Record<string, unknown>>;
  /** The inputs that have a value, and what it is in the address. */
  set: readonly { input: ConditionInput; values: readonly string[] }[];
  /** Inputs whose value in the address is none that they take. */
  ignored: readonly ConditionInput[];
}

/** The inputs of a filter; a range has two. */
export function inputsOf(filters: readonly FilterEntry[]): ConditionInput[] {
  return filters.flatMap((filter): ConditionInput[] => {
    if (filter.control !== 'range') return [{ ...filter, kind: filter.control }];
    const { kind, label, from, to } = filter;
    return [
      { name: from, kind, label, end: 'from' },
      { name: to, kind, label, end: 'to' },
    ];
  });
}

/** Reads the conditions of an address. What they are is written as in exports and feeds: days as ISO 8601 has them, lists by repeating the name. */
export function readConditions({ filters }: CategoryEntry, query: URLSearchParams, format: Formats): Conditions {
  const filter: Record<string, unknown> = {};
  const set: { input: ConditionInput; values: string[] }[] = [];
  const ignored: ConditionInput[] = [];
  for (const input of inputsOf(filters)) {
    const given = query.getAll(input.name).filter((value) => value.trim() !== '');
    if (given.length === 0) continue;
    const values = given.map((value) => readValue(input, value, format));
    const known = values.filter((value) => value !== null);
    if (known.length < given.length) ignored.push(input);
    if (known.length === 0) continue;
    filter[input.name] = isList(input) ? known : known[0];
    set.push({ input, values: known.map(String) });
  }
  return { filter, set, ignored };
}

function isList({ kind }: ConditionInput): boolean {
  return kind === 'choices' || kind === 'members';
}

/** A value as the graph takes it, from what somebody wrote or an address has; null when it is none. */
export function readValue(input: ConditionInput, written: string, format: Formats): string | number | boolean | null {
  const text = written.trim();
  switch (input.kind) {
    case 'day':
      return format.readDay(text);
    case 'year':
      return /^\d{4}$/.test(latinDigits(text)) ? Number(latinDigits(text)) : null;
    case 'rial': {
      const digits = plainNumber(text);
      return /^\d{1,18}$/.test(digits) ? digits : null;
    }
    case 'number': {
      const digits = plainNumber(text);
      return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : null;
    case 'choice':
    case 'choices':
      return Object.hasOwn(termsOf(input.enum ?? ''), text) ? text : null;
    default:
      return text;
  }
}

/** Without what people put between thousands; with a point before the fraction. */
function plainNumber(text: string): string {
  return latinDigits(text)
    .replace(/[,٬،\s\u200c_]/g, '')
    .replace('٫', '.');
}
