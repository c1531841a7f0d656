import type { FieldEntry } from '../../build/src/catalogue/Catalogue.ts';
import { useSpeech } from '../language/Speech.tsx';
import type { Answered } from './answered.ts';
import { isAbsent, Value } from './Value.tsx';

/** What an object says, name by name. What was not published is left out. */
export function Fields({ fields, values }: { fields: readonly FieldEntry[]; values: Answered }) {
  const { label, language } = useSpeech();
  const shown = fields.filter((field) => (field.language ?? language) === language && !isAbsent(values[field.name]));
  return (
    <dl className="fields">
      {shown.map((field) => (
        <div key={field.name} className={isWide(field, values[field.name]) ? 'wide' : undefined}>
          <dt>{label(field.label)}</dt>
          <dd>
            <Value field={field} value={values[field.name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Longer texts and what consists of parts take a line of their own. */
const SHORT_TEXT = 60;

function isWide({ kind, many }: FieldEntry, value: unknown): boolean {
  return kind === 'object' || many === true || (typeof value === 'string' && value.length > SHORT_TEXT);
}
