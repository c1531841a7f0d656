import { Link } from 'wouter';
import type { CategoryEntry } from '../../build/src/catalogue/Catalogue.ts';
import { browseAddress, withQuery } from '../addresses.ts';
import { termsOf } from '../catalogue/catalogue.ts';
import { useMembers } from '../graph/useMembers.ts';
import { type Speech, useSpeech } from '../language/Speech.tsx';
import type { ConditionInput, Conditions } from './conditions.ts';

/** A list that is narrowed down otherwise begins anew. */
const PAGES = [['after'], ['before']] as const;

/** The conditions that narrow the list down, each with a way to be rid of it. */
export function ActiveConditions({
  category,
  query,
  conditions,
}: {
  category: CategoryEntry;
  query: URLSearchParams;
  conditions: Conditions;
}) {
  const speech = useSpeech();
  const { nameOf } = useMembers();
  const { say } = speech;
  if (conditions.set.length === 0) return null;
  const without = (dropped: readonly (readonly [name: string, value?: string | undefined])[]) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of [...dropped, ...PAGES])
      if (value === undefined) next.delete(name);
      else next.delete(name, value);
    return withQuery(browseAddress(category.name), next);
  };
  return (
    <div className="active">
      <ul aria-label={say.activeFilters}>
        {conditions.set.flatMap(({ input, values }) =>
          values.map((value) => {
            const text = conditionText(input, value, speech, nameOf);
            return (
              <li key={`${input.name} ${value}`}>
                <Link href={without([[input.name, values.length > 1 ? value : undefined]])} aria-label={say.removeFilter(text)}>
                  {text} <span aria-hidden="true">×</span>
                </Link>
              </li>
            );
          }),
        )}
      </ul>
      <Link href={without(conditions.set.map(({ input }) => [input.name]))}>{say.clearAll}</Link>
    </div>
  );
}

function conditionText(input: ConditionInput, value: string, speech: Speech, nameOf: (code: string) => string): string {
  const { say, label } = speech;
  const end = input.end === undefined ? '' : `${say[input.end]} `;
  return `${label(input.label)}: ${end}${valueText(input, value, speech, nameOf)}`;
}

function valueText(
  { kind, enum: enumName }: ConditionInput,
  value: string,
  { say, format, label }: Speech,
  nameOf: (code: string) => string,
): string {
  if (kind === 'members' || kind === 'county') return nameOf(value);
  if (kind === 'day') return format.day(value);
  if (kind === 'rial') return format.amount(value).short;
  if (kind === 'year') return format.year(Number(value));
  if (kind === 'number') return format.number(Number(value));
  if (kind === 'boolean') return value === 'true' ? say.yes : say.no;
  const term = termsOf(enumName ?? '')[value];
  return term === undefined ? value : label(term);
}
