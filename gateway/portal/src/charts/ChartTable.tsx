import { Link } from 'wouter';
import { ScrollRegion } from '../shell/ScrollRegion.tsx';
import type { ChartRow } from './ChartRow.ts';
import './charts.css';

/**
 * The figures of a chart as a table.
 * @param columns what the columns are called: of the rows' names, and of their values
 */
export function ChartTable({ title, rows, columns }: { title: string; rows: readonly ChartRow[]; columns: readonly [string, string] }) {
  return (
    <ScrollRegion label={title}>
      <table className="chart-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns[0]}</th>
            <th scope="col">{columns[1]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two things may be called alike, and stay where they are
            <tr key={index}>
              <th scope="row">{row.href === undefined ? row.label : <Link href={row.href}>{row.label}</Link>}</th>
              <td>{row.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
