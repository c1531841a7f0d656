import { useId } from 'react';
import type { FilterEntry, RangeFilter, SingleFilter } from '../../build/src/catalogue/Catalogue.ts';
import { termsOf } from '../catalogue/catalogue.ts';
import { useMembers } from '../graph/useMembers.ts';
import { type Speech, useSpeech } from '../language/Speech.tsx';
import type { ConditionInput } from './conditions.ts';
import { MembersPicker } from './MembersPicker.tsx';

export interface ControlProps<Filter extends FilterEntry = FilterEntry> {
  filter: Filter;
  /** What the address says of an input. */
  valuesOf(name: string): readonly string[];
  /** Names of inputs in which something is written that they do not take. */
  wrong: ReadonlySet<string>;
}

/** The control for a condition, by what it takes. */
export function Control({ filter, valuesOf, wrong }: ControlProps) {
  switch (filter.control) {
    case 'range':
      return <Range filter={filter} valuesOf={valuesOf} wrong={wrong} />;
    case 'members':
      return <MembersPicker filter={filter} chosen={valuesOf(filter.name)} />;
    case 'choices':
      return <Choices filter={filter} chosen={valuesOf(filter.name)} />;
    case 'choice':
    case 'boolean':
    case 'county':
      return <Choice filter={filter} chosen={valuesOf(filter.name)[0] ?? ''} />;
    default:
      return (
        <Written
          name={filter.name}
          kind={filter.control}
          text={filter.label}
          value={valuesOf(filter.name)[0]}
          isWrong={wrong.has(filter.name)}
        />
      );
  }
}

function Range({ filter, valuesOf, wrong }: ControlProps<RangeFilter>) {
  const { say, label } = useSpeech();
  const ends = [
    { name: filter.from, text: say.from },
    { name: filter.to, text: say.to },
  ];
  return (
    <fieldset className={`range ${filter.kind}`}>
      <legend>
        {label(filter.label)}
        {filter.kind === 'rial' ? ` (${say.rialUnit})` : ''}
      </legend>
      {ends.map(({ name, text }) => (
        <Written
          key={name}
          name={name}
          kind={filter.kind}
          text={{ fa: text, en: text }}
          value={valuesOf(name)[0]}
          isWrong={wrong.has(name)}
        />
      ))}
    </fieldset>
  );
}

/** A field that somebody writes into. */
function Written({
  name,
  kind,
  text,
  value,
  isWrong,
}: {
  name: string;
  kind: ConditionInput['kind'];
  text: { fa: string; en: string };
  value: string | undefined;
  isWrong: boolean;
}) {
  const speech = useSpeech();
  const id = useId();
  const hint = hintFor(kind, speech);
  const isNumber = kind !== 'text' && kind !== 'code';
  return (
    <div className="written">
      <label htmlFor={id}>{speech.label(text)}</label>
      <input
        id={id}
        type="text"
        name={name}
        defaultValue={value === undefined ? '' : written(kind, value, speech)}
        inputMode={isNumber ? 'numeric' : undefined}
        dir={kind === 'code' || isNumber ? 'ltr' : undefined}
        placeholder={hint}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        autoComplete="off"
      />
      {isWrong ? (
        <p className="wrong" id={`${id}-wrong`}>
          {faultOf(kind, speech)}
        </p>
      ) : null}
    </div>
  );
}

/** A value of the address as it is written into its field. */
function written(kind: ConditionInput['kind'], value: string, { format }: Speech): string {
  if (kind === 'day') return format.dayInField(value);
  if (kind === 'rial') return format.number(BigInt(value));
  return kind === 'year' || kind === 'number' ? format.digits(value) : value;
}

function hintFor(kind: ConditionInput['kind'], { say }: Speech): string | undefined {
  if (kind === 'day') return say.dateExample;
  return kind === 'year' ? say.yearExample : undefined;
}

function faultOf(kind: ConditionInput['kind'], { say }: Speech): string {
  if (kind === 'day') return say.dateInvalid;
  if (kind === 'year') return say.yearInvalid;
  return kind === 'rial' ? say.rialInvalid : say.numberInvalid;
}

/** One of a few. */
function Choice({ filter, chosen }: { filter: SingleFilter; chosen: string }) {
  const speech = useSpeech();
  const { say, label, name } = speech;
  const { members } = useMembers();
  const id = useId();
  const options =
    filter.control === 'county'
      ? members.filter(({ kind }) => kind === 'COUNTY').map((member) => ({ value: member.code, text: name(member) }))
      : filter.control === 'boolean'
        ? [
            { value: 'true', text: say.yes },
            { value: 'false', text: say.no },
          ]
        : Object.entries(termsOf(filter.enum ?? '')).map(([value, term]) => ({ value, text: label(term) }));
  return (
    <div className="written">
      <label htmlFor={id}>{label(filter.label)}</label>
      {/* Its options may come after the page: with them the value that the address names. */}
      <select id={id} key={options.length} name={filter.name} defaultValue={chosen}>
        <option value="">{say.any}</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Any of a few. */
function Choices({ filter, chosen }: { filter: SingleFilter; chosen: readonly string[] }) {
  const { label } = useSpeech();
  return (
    <fieldset className="choices">
      <legend>{label(filter.label)}</legend>
      {Object.entries(termsOf(filter.enum ?? '')).map(([value, term]) => (
        <label key={value}>
          <input type="checkbox" name={filter.name} value={value} defaultChecked={chosen.includes(value)} />
          {label(term)}
        </label>
      ))}
    </fieldset>
  );
}
