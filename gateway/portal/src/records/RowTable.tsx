// biome-ignore-all lint/a11y/noRedundantRoles: see RowTable
import { Link } from 'wouter';
import type { CategoryEntry, FieldEntry } from '../../build/src/catalogue/Catalogue.ts';
import { fieldAt } from '../../build/src/catalogue/fieldAt.ts';
import { recordAddress } from '../addresses.ts';
import type { RowFragment } from '../graph/operations.ts';
import { useSpeech } from '../language/Speech.tsx';
import { type Answered, valueAt } from './answered.ts';
import { Sample } from './Sample.tsx';
import { Value } from './Value.tsx';

/** A record as lists have it: what is common to all, and the fields of the category's columns. */
export type Row = RowFragment & Answered;

/**
 * The records of a page. On narrow screens each row becomes a card; the roles are written out, since browsers forget a table that is no longer laid
 * out as one.
 */
export function RowTable({ caption, category, rows }: { caption: string; category: CategoryEntry; rows: readonly Row[] }) {
  const { say, label, name } = useSpeech();
  const columns = category.columns.flatMap((path) => {
    const field = fieldAt(category.fields, path);
    return field === undefined ? [] : [{ path, field }];
  });
  return (
    <table className="rows" role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {say.titleColumn}
          </th>
          <th scope="col" role="columnheader">
            {say.memberColumn}
          </th>
          {columns.map(({ path, field }) => (
            <th key={path} scope="col" role="columnheader" className={isFigure(field) ? 'figure' : undefined}>
              {label(field.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.id} role="row">
            <th scope="row" role="rowheader">
              <Link href={recordAddress(row.id)}>
                <bdi>{row.title || say.noTitle}</bdi>
              </Link>{' '}
              {row.sample ? <Sample /> : null}
            </th>
            <td role="cell" data-label={say.memberColumn}>
              {name(row.member)}
            </td>
            {columns.map(({ path, field }) => (
              <td key={path} role="cell" data-label={label(field.label)} className={isFigure(field) ? 'figure' : undefined}>
                <Value field={field} value={valueAt(row, path)} brief />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isFigure({ kind }: FieldEntry): boolean {
  return kind === 'rial' || kind === 'number' || kind === 'percent';
}
