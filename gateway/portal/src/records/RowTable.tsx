import { Link } from 'wouter';
import type { CategoryEntry, FieldEntry } from '../../build/src/catalogue/Catalogue.ts';
import { fieldAt } from '../../build/src/catalogue/fieldAt.ts';
import { memberAddress, recordAddress } from '../addresses.ts';
import type { RowFragment } from '../graph/operations.ts';
import { useSpeech } from '../language/Speech.tsx';
import { type CardColumn, CardTable } from '../shell/CardTable.tsx';
import { type Answered, valueAt } from './answered.ts';
import { Sample } from './Sample.tsx';
import { Value } from './Value.tsx';

/** A record as lists have it: what is common to all, and the fields of the category's columns. */
export type Row = RowFragment & Answered;

/** The records of a page. */
export function RowTable({ caption, category, rows }: { caption: string; category: CategoryEntry; rows: readonly Row[] }) {
  const { say, label, name } = useSpeech();
  const own = category.columns.flatMap((path): CardColumn<Row>[] => {
    const field = fieldAt(category.fields, path);
    if (field === undefined) return [];
    const cell = (row: Row) => <Value field={field} value={valueAt(row, path)} brief />;
    return [{ key: path, title: label(field.label), isFigure: isFigure(field), cell }];
  });
  return (
    <CardTable
      caption={caption}
      keyOf={({ id }) => id}
      rows={rows}
      columns={[
        { key: 'title', title: say.titleColumn, cell: (row) => <Title row={row} /> },
        {
          key: 'member',
          title: say.memberColumn,
          cell: ({ member }) => <Link href={memberAddress(member.code)}>{name(member)}</Link>,
        },
        ...own,
      ]}
    />
  );
}

function Title({ row }: { row: Row }) {
  const { say } = useSpeech();
  return (
    <>
      <Link href={recordAddress(row.id)}>
        <bdi>{row.title || say.noTitle}</bdi>
      </Link>{' '}
      {row.sample ? <Sample /> : null}
    </>
  );
}

function isFigure({ kind }: FieldEntry): boolean {
  return kind === 'rial' || kind === 'number' || kind === 'percent';
}
