import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { CellKind, ExportColumn } from '../ExportColumn.ts';
import type { TableFormat, Written } from './ExportFormat.ts';

/** Rows that are packed together: some 20 MB of values for the widest kind. */
const GROUP_ROWS = 10_000;
/** Under which a file has what is said of it. */
const MANIFEST_KEY = 'shafaf.export';

/**
 * Parquet, for large analyses: a column has one type, whole numbers are exact, days are days. Columns are named in English, with `_` where paths have dots.
 * Lists are JSON. The manifest stands in the file's metadata.
 */
export const parquet: TableFormat = {
  mediaType: 'application/vnd.apache.parquet',
  isTable: true,
  rowOf: ({ columns }) => {
    const kinds = columns.map(({ kind }) => kind);
    return (cells) => kinds.map((kind, at) => packed(kind, cells[at]));
  },
  async *write(rows, { columns }, manifest) {
    const bytes = new Drained();
    const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: 'shafaf' });
    let group: Written[] = [];
    const writeGroup = () => {
      writer.write({
        columnData: columns.map((column, at) => ({ name: nameOf(column), data: group.map((row) => row[at] ?? null) })),
        rowGroupSize: group.length,
      });
      group = [];
      return bytes.drain();
    };
    for await (const batch of rows) {
      group.push(...batch);
      if (group.length >= GROUP_ROWS) yield writeGroup();
    }
    if (group.length > 0) yield writeGroup();
    writer.kvMetadata = [{ key: MANIFEST_KEY, value: JSON.stringify(manifest()) }];
    writer.finish();
    yield bytes.drain();
  },
};

/** Bytes that are taken away as they are written. */
class Drained extends ByteWriter {
  drain(): Uint8Array {
    const taken = Uint8Array.from(this.getBytes());
    this.index = 0;
    return taken;
  }
}

function nameOf({ path }: ExportColumn): string {
  return path.replaceAll('.', '_');
}

function schemaOf(columns: readonly ExportColumn[]): SchemaElement[] {
  return [
    { name: 'records', num_children: columns.length },
    ...columns.map((column): SchemaElement => ({ name: nameOf(column), repetition_type: 'OPTIONAL', ...TYPES[column.kind] })),
  ];
}

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
const TYPES: Readonly<Record<CellKind, Omit<SchemaElement, 'name'>>> = {
  TEXT,
  JALALI: TEXT,
  TEXTS: TEXT,
  OBJECTS: TEXT,
  NUMBER: { type: 'DOUBLE' },
  WHOLE: { type: 'INT64' },
  DAY: { type: 'INT32', converted_type: 'DATE' },
  MOMENT: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  YES_NO: { type: 'BOOLEAN' },
};

/** What 64 bits hold. */
const LARGEST = 2n ** 63n - 1n;

function packed(kind: CellKind, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'WHOLE': {
      const whole = BigInt(String(value));
      // Another number in its place would be worse than no file.
      if (whole > LARGEST || whole < -LARGEST) throw new Error(`${whole} does not fit into a column of Parquet`);
      return whole;
    }
    case 'DAY':
    case 'MOMENT':
      return new Date(String(value));
    case 'TEXTS':
    case 'OBJECTS':
      return JSON.stringify(value);
    default:
      return value;
  }
}
