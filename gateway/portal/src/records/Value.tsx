import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { FieldEntry } from '../../build/src/catalogue/Catalogue.ts';
import { browseAddress, recordAddress } from '../addresses.ts';
import { termsOf } from '../catalogue/catalogue.ts';
import { type Speech, useSpeech } from '../language/Speech.tsx';
import { Amount } from './Amount.tsx';
import { type Answered, isObject, textAt } from './answered.ts';
import { Fields } from './Fields.tsx';
import { ObjectTable } from './ObjectTable.tsx';

/** A field's value as the gateway gave it, in whatever form its kind has. */
export function Value({ field, value, brief = false }: { field: FieldEntry; value: unknown; brief?: boolean }) {
  if (field.many && Array.isArray(value)) return <Several field={field} values={value} />;
  if (isAbsent(value)) return <Absent />;
  return <Single field={field} value={value} brief={brief} />;
}

/** Whether there is nothing to show. */
export function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function Absent() {
  const { say } = useSpeech();
  return (
    <span className="absent">
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{say.notPublished}</span>
    </span>
  );
}

function Several({ field, values }: { field: FieldEntry; values: readonly unknown[] }) {
  if (values.length === 0) return <Absent />;
  if (field.kind === 'object') return <ObjectTable field={field} rows={values} />;
  return (
    <ul className="values">
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the values have no identity but their place
        <li key={index}>
          <Single field={field} value={value} brief={false} />
        </li>
      ))}
    </ul>
  );
}

function Single({ field, value, brief }: { field: FieldEntry; value: unknown; brief: boolean }): ReactNode {
  const speech = useSpeech();
  const { kind } = field;
  if (kind === 'rial' && typeof value === 'string') return <Amount rial={value} brief={brief} />;
  if (kind === 'object' && isObject(value)) return <Fields fields={field.fields ?? []} values={value} />;
  if (kind === 'url' && typeof value === 'string') return <OutwardLink url={value} />;
  if (kind === 'supplier' && isObject(value)) return <SupplierName supplier={value} brief={brief} />;
  if (kind === 'record' && isObject(value)) return <RecordLink record={value} />;
  if (kind === 'code') return <bdi className="code">{String(value)}</bdi>;
  if (kind === 'day' && typeof value === 'string') return <time dateTime={value}>{speech.format.day(value)}</time>;
  if (kind === 'moment' && typeof value === 'string') return <time dateTime={value}>{speech.format.moment(value)}</time>;
  return <span dir="auto">{plainText(field, value, speech)}</span>;
}

/** A value in words alone, where no element can stand. */
export function plainText(field: FieldEntry, value: unknown, { say, format, label, name }: Speech): string {
  const { kind } = field;
  if (kind === 'boolean') return value === true ? say.yes : say.no;
  if (kind === 'enum') {
    const term = termsOf(field.enum ?? '')[String(value)];
    return term === undefined ? String(value) : label(term);
  }
  if (typeof value === 'number') {
    if (kind === 'year') return format.year(value);
    return kind === 'percent' ? format.percent(value) : format.number(value);
  }
  if (kind === 'rial' && typeof value === 'string') return format.amount(value).full;
  if (kind === 'number' && typeof value === 'string') return format.number(BigInt(value));
  if (kind === 'day' && typeof value === 'string') return format.day(value);
  if (kind === 'moment' && typeof value === 'string') return format.moment(value);
  if (kind === 'point' && isObject(value))
    return say.record.onMap(format.number(Number(value.latitude)), format.number(Number(value.longitude)));
  if (kind === 'member' && isObject(value)) return name({ nameFa: textAt(value, 'nameFa'), nameEn: textAt(value, 'nameEn') });
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function OutwardLink({ url }: { url: string }) {
  return (
    <a className="url" href={url} rel="noopener noreferrer nofollow" dir="ltr">
      {url}
    </a>
  );
}

/** Leads to all contracts with the supplier, of all bodies. */
function SupplierName({ supplier, brief }: { supplier: Answered; brief: boolean }) {
  const { say } = useSpeech();
  const key = textAt(supplier, 'key');
  const shown = textAt(supplier, 'name') || textAt(supplier, 'nationalId') || say.unknown;
  if (key === '') return <span dir="auto">{shown}</span>;
  return (
    <>
      <Link href={browseAddress('contracts', { supplier: key })} dir="auto">
        {shown}
      </Link>
      {brief || supplier.resolution === 'NATIONAL_ID' ? null : <small className="note">{say.record.candidate}</small>}
    </>
  );
}

function RecordLink({ record }: { record: Answered }) {
  const { say } = useSpeech();
  return (
    <Link href={recordAddress(textAt(record, 'id'))} dir="auto">
      {textAt(record, 'title') || say.noTitle}
    </Link>
  );
}
