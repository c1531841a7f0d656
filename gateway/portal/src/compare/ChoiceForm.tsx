import { useId } from 'react';
import { useLocation } from 'wouter';
import type { CategoryEntry } from '../../build/src/catalogue/Catalogue.ts';
import { withQuery } from '../addresses.ts';
import { categories, categoryNamed } from '../catalogue/catalogue.ts';
import { type ConditionInput, inputsOf } from '../filters/conditions.ts';
import { useSpeech } from '../language/Speech.tsx';
import { type Choice, type choiceNames, conditionsIn, tops } from './choice.ts';

/** Lets the reader choose what is compared. */
export function ChoiceForm({ choice, query }: { choice: Choice; query: URLSearchParams }) {
  const { say, label, format } = useSpeech();
  const [, navigate] = useLocation();
  const { category, totals, figure, group, top } = choice;
  const choose = (name: (typeof choiceNames)[number]) => (value: string) => {
    const next = new URLSearchParams(query);
    next.set(name, value);
    navigate(withQuery('/compare', next));
  };
  // Figures and groupings are each category's own; so are conditions, but for those that it has in common with the one before.
  const chooseCategory = (value: string) => {
    const next = new URLSearchParams({ category: value, top: String(top) });
    const shared = commonInputs(category, categoryNamed(value) ?? category);
    for (const [name, written] of conditionsIn(query)) if (shared.has(name)) next.append(name, written);
    navigate(withQuery('/compare', next));
  };
  return (
    <fieldset className="choice-form">
      <legend className="visually-hidden">{say.compare.what}</legend>
      <Select
        text={say.compare.category}
        value={category.name}
        options={categories.filter((each) => each.totals !== null).map((each) => [each.name, label(each.label)])}
        onChoose={chooseCategory}
      />
      <Select
        text={say.compare.measure}
        value={figure.name}
        options={totals.figures.map((each) => [each.name, label(each.label)])}
        onChoose={choose('measure')}
      />
      <Select
        text={say.compare.groupBy}
        value={group.value}
        options={totals.groups.map((each) => [each.value, label(each.label)])}
        onChoose={choose('groupBy')}
      />
      <Select
        text={say.compare.top}
        value={String(top)}
        options={tops.map((each) => [String(each), format.number(each)])}
        onChoose={choose('top')}
      />
    </fieldset>
  );
}

/** Names of inputs that two categories have alike. */
function commonInputs(one: CategoryEntry, other: CategoryEntry): Set<string> {
  const own = inputsOf(one.filters);
  const isOwn = ({ name, kind, enum: enumName }: ConditionInput) =>
    own.some((input) => input.name === name && input.kind === kind && input.enum === enumName);
  return new Set(inputsOf(other.filters).flatMap((input) => (isOwn(input) ? [input.name] : [])));
}

function Select({
  text,
  value,
  options,
  onChoose,
}: {
  text: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChoose: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="written">
      <label htmlFor={id}>{text}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
