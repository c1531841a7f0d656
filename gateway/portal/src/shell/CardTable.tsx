// biome-ignore-all lint/a11y/noRedundantRoles: browsers forget a table that is no longer laid out as one, as on narrow screens
import type { ReactNode } from 'react';

/** A column of a table. */
export interface CardColumn<Row> {
  key: string;
  title: string;
  /** Whether it holds figures, which stand under each other. */
  isFigure?: boolean;
  cell(row: Row): ReactNode;
}

/** A table of which each row becomes a card on narrow screens. The first column names the row. */
export function CardTable<Row>({
  caption,
  columns: [first, ...others],
  rows,
  keyOf,
}: {
  caption: string;
  columns: readonly [CardColumn<Row>, ...CardColumn<Row>[]];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  return (
    <table className="rows" role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[first, ...others].map(({ key, title, isFigure }) => (
            <th key={key} scope="col" role="columnheader" className={isFigure ? 'figure' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            <th scope="row" role="rowheader">
              {first.cell(row)}
            </th>
            {others.map(({ key, title, isFigure, cell }) => (
              <td key={key} role="cell" data-label={title} className={isFigure ? 'figure' : undefined}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
