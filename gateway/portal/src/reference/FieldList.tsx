import type { FieldReference, NamedReference } from '../../build/src/reference/SchemaReference.ts';
import { developerWords } from '../developers/developerWords.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Description } from './Description.tsx';
import { partId, TypeName } from './TypeName.tsx';

/** Fields of a type with their arguments, or the fields of an input. Each can be linked to by its name. */
export function FieldList({ fields }: { fields: readonly FieldReference[] }) {
  return (
    <ul className="parts">
      {fields.map((field) => (
        <li key={field.name} id={partId(field.name)}>
          <Signature field={field} isHeading />
          <Deprecation part={field} />
          <Description text={field.about} />
          {field.args === undefined ? null : <Arguments args={field.args} />}
        </li>
      ))}
    </ul>
  );
}

function Arguments({ args }: { args: readonly FieldReference[] }) {
  const say = developerWords[useSpeech().language];
  return (
    <details dir="ltr">
      <summary>
        {say.arguments} <code>({args.map(({ name }) => name).join(', ')})</code>
      </summary>
      <ul className="arguments">
        {args.map((argument) => (
          <li key={argument.name}>
            <Signature field={argument} />
            <Description text={argument.about} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Signature({ field: { name, type, usual }, isHeading = false }: { field: FieldReference; isHeading?: boolean }) {
  return (
    <p className="signature" dir="ltr">
      {isHeading ? (
        <strong>
          <code>{name}</code>
        </strong>
      ) : (
        <code>{name}</code>
      )}
      <code>: </code>
      <TypeName type={type} />
      {usual === undefined ? null : <code> = {usual}</code>}
    </p>
  );
}

/** Values of an enum. */
export function ValueList({ values }: { values: readonly NamedReference[] }) {
  return (
    <ul className="parts">
      {values.map((value) => (
        <li key={value.name} id={partId(value.name)}>
          <p className="signature" dir="ltr">
            <strong>
              <code>{value.name}</code>
            </strong>
          </p>
          <Deprecation part={value} />
          <Description text={value.about} />
        </li>
      ))}
    </ul>
  );
}

function Deprecation({ part: { deprecated } }: { part: NamedReference }) {
  const say = developerWords[useSpeech().language];
  if (deprecated === undefined) return null;
  return (
    <p className="note">
      {say.deprecated} <span lang="en">{deprecated}</span>
    </p>
  );
}
