import type { FieldEntry } from '../../build/src/catalogue/Catalogue.ts';
import { useSpeech } from '../language/Speech.tsx';
import { ScrollRegion } from '../shell/ScrollRegion.tsx';
import { isObject } from './answered.ts';
import { isAbsent, Value } from './Value.tsx';

/** Several objects of one form. Columns that none of them has anything in are left out. */
export function ObjectTable({ field, rows }: { field: FieldEntry; rows: readonly unknown[] }) {
  const { label, language } = useSpeech();
  const objects = rows.filter(isObject);
  const columns = (field.fields ?? []).filter(
    (each) => (each.language ?? language) === language && objects.some((object) => !isAbsent(object[each.name])),
  );
  return (
    <ScrollRegion label={label(field.label)}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {label(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {objects.map((object, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the objects have no identity but their place
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.name}>
                  <Value field={column} value={object[column.name]} brief />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
