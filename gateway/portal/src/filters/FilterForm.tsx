import { type FormEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CategoryEntry, FilterEntry } from '../../build/src/catalogue/Catalogue.ts';
import { browseAddress, withQuery } from '../addresses.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Control } from './Control.tsx';
import { type Conditions, inputsOf, readValue } from './conditions.ts';

/** Conditions shown at once; the others stand behind a button. */
const FIRST_FILTERS = 7;

/** Lets the reader narrow a category's list down. What is chosen goes into the address. */
export function FilterForm({ category, query, conditions }: { category: CategoryEntry; query: URLSearchParams; conditions: Conditions }) {
  const { say, format } = useSpeech();
  const [, navigate] = useLocation();
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const form = useRef<HTMLFormElement>(null);
  const valuesOf = (name: string) => conditions.set.find(({ input }) => input.name === name)?.values ?? [];
  const isSet = (filter: FilterEntry) => inputsOf([filter]).some(({ name }) => valuesOf(name).length > 0);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const next = new URLSearchParams();
    const refused = new Set<string>();
    for (const input of inputsOf(category.filters)) {
      for (const written of data.getAll(input.name)) {
        if (typeof written !== 'string' || written.trim() === '') continue;
        const value = readValue(input, written, format);
        if (value === null) refused.add(input.name);
        else next.append(input.name, String(value));
      }
    }
    setWrong(refused);
    const [first] = refused;
    if (first !== undefined) {
      const field = event.currentTarget.elements.namedItem(first);
      if (field instanceof HTMLElement) field.focus();
      return;
    }
    for (const name of ['orderBy', 'direction']) {
      const value = query.get(name);
      if (value !== null) next.set(name, value);
    }
    navigate(withQuery(browseAddress(category.name), next));
  };

  const control = (filter: FilterEntry) => (
    <Control key={filter.control === 'range' ? filter.from : filter.name} filter={filter} valuesOf={valuesOf} wrong={wrong} />
  );
  const [first, more] = [category.filters.slice(0, FIRST_FILTERS), category.filters.slice(FIRST_FILTERS)];
  return (
    // What the address says of it is filled in anew whenever that changes.
    <form key={query.toString()} ref={form} className="filters" onSubmit={submit} noValidate aria-label={say.filters}>
      <p className="visually-hidden" role="alert">
        {wrong.size === 0 ? '' : say.errorsInForm}
      </p>
      {first.map(control)}
      {more.length === 0 ? null : (
        <details className="more" open={more.some(isSet)}>
          <summary>{say.moreFilters}</summary>
          <div className="filters-inner">{more.map(control)}</div>
        </details>
      )}
      <button type="submit" className="primary">
        {say.apply}
      </button>
    </form>
  );
}
