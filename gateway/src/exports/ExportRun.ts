import type { FileColumn } from '@shafaf/schema/fileColumns';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { RowStream, type RowStreamOptions } from '../scatter/rows/RowStream.ts';
import type { Keeping, ListedRow } from '../scatter/rows/RowsQuestion.ts';
import { type Rules, rowType } from '../scatter/rules.ts';
import type { ExportAddress } from './ExportAddress.ts';
import { selectedFor } from './ExportColumn.ts';
import type { ExportManifest } from './ExportManifest.ts';
import { exportColumns } from './exportColumns.ts';
import { Figures, type KeptFigures, totalsType } from './Figures.ts';
import type { ExportContent, ExportFormat, RecordFormat, TableFormat, Written } from './formats/ExportFormat.ts';
import { recordPaths, selectionOf } from './recordPaths.ts';

/** What exports need of the gateway. */
export interface ExportSource {
  rows: RowStreamOptions;
  /** The columns of files by category. */
  fileColumns: ReadonlyMap<string, readonly FileColumn[]>;
  /** What a member is called. */
  namesOf: (code: string) => { nameFa: string; nameEn: string };
}

/** What is exported. */
export interface ExportOrder {
  category: string;
  /** The category's list. */
  list: GraphQLField<unknown, unknown>;
  format: ExportFormat;
  address: ExportAddress;
}

/** What is kept of a record until its turn comes. */
interface KeptRecord {
  written: Written;
  figures: KeptFigures;
}

/** One export, from the first question to the manifest. */
export class ExportRun {
  readonly #order: ExportOrder;
  readonly #content: ExportContent;
  readonly #figures: Figures;
  readonly #stream: RowStream<KeptRecord>;
  readonly #startedAt = new Date();
  #last: ListedRow<KeptRecord> | undefined;

  private constructor(order: ExportOrder, content: ExportContent, figures: Figures, stream: RowStream<KeptRecord>) {
    this.#order = order;
    this.#content = content;
    this.#figures = figures;
    this.#stream = stream;
  }

  /**
   * Asks everybody for their first records; who is missing from the beginning is known then.
   * @param signal aborted when nobody wants it any more
   * @throws ShafafError for a filter or a place that cannot be
   */
  static async open(source: ExportSource, order: ExportOrder, signal: AbortSignal): Promise<ExportRun> {
    const { category, list, format, address } = order;
    const { rules } = source.rows;
    const type = rowType(list);
    if (type === undefined) throw new Error(`${list.name} is no list`); // only lists are exported
    const { language } = address;
    const nameOf = (code: string) => source.namesOf(code)[language === 'fa' ? 'nameFa' : 'nameEn'];
    const columns = exportColumns(rules, type, source.fileColumns.get(category) ?? [], nameOf);
    const figures = new Figures(rules, type, totalsType(rules, category));
    const content = { columns, language };
    const { paths, keeping } = format.isTable ? tableKeeping(format, content, figures) : recordKeeping(format, rules, type, figures);
    const [filter, orderBy] = ['filter', 'orderBy'].map((name) => list.args.find((argument) => argument.name === name)?.type);
    const query = `query ($filter: ${filter}, $orderBy: ${orderBy}) {
      ${list.name}(filter: $filter, orderBy: $orderBy) { nodes { ${selectionOf(paths)} } }
    }`;
    const variables = { filter: address.filter, orderBy: address.orderBy };
    const stream = await RowStream.open(source.rows, { query, variables, after: address.after }, keeping, signal);
    return new ExportRun(order, content, figures, stream);
  }

  /** The file, a piece at a time. */
  write(): AsyncIterable<string | Uint8Array> {
    return this.#order.format.write(this.#rows(), this.#content, () => this.manifest());
  }

  async *#rows(): AsyncGenerator<readonly Written[]> {
    for await (const rows of this.#stream.batches()) {
      this.#figures.add(rows.map(({ kept }) => kept.figures));
      this.#last = rows.at(-1) ?? this.#last;
      yield rows.map(({ kept }) => kept.written);
    }
  }

  /** What is known of it by now. */
  manifest(): ExportManifest {
    const { category, address } = this.#order;
    const { coverage, rows, members } = this.#stream.report();
    return {
      export: category,
      filter: address.filter,
      order: address.orderBy,
      after: address.after,
      startedAt: this.#startedAt.toISOString(),
      endedAt: new Date().toISOString(),
      rows,
      figures: this.#figures.report(),
      last: this.#last === undefined ? null : { key: this.#last.jsonKey, id: this.#last.id },
      complete: coverage.complete,
      coverage,
      members,
      changed: members.flatMap(({ code, version, versionAtEnd }) => (version === versionAtEnd ? [] : [code])),
    };
  }
}

/** What is selected of records, and what is kept of them. */
interface Selected {
  paths: readonly string[];
  keeping: Keeping<KeptRecord>;
}

function tableKeeping(format: TableFormat, content: ExportContent, figures: Figures): Selected {
  const { columns } = content;
  const rowOf = format.rowOf(content);
  const sources = [...new Set([...columns.map(({ source }) => source), ...figures.selects])];
  const cells = columns.map(({ source, derive }) => ({ at: sources.indexOf(source), derive }));
  const ofFigures = figures.selects.map((name) => sources.indexOf(name));
  const keep = (values: readonly unknown[]): KeptRecord => ({
    written: rowOf(
      cells.map(({ at, derive }) => {
        const value = values[at];
        return derive === undefined || value === null ? value : derive(value);
      }),
    ),
    figures: figures.keep(ofFigures.map((at) => values[at])),
  });
  return { paths: [...columns.flatMap(selectedFor), ...figures.selects], keeping: { of: 'CELLS', paths: sources, keep } };
}

function recordKeeping(format: RecordFormat, rules: Rules, type: GraphQLObjectType, figures: Figures): Selected {
  const keep = (record: Readonly<Record<string, unknown>>): KeptRecord => ({
    written: format.rowOf(record),
    figures: figures.keep(figures.selects.map((name) => record[name] ?? null)),
  });
  return { paths: ['id', ...recordPaths(rules, type), ...figures.selects], keeping: { of: 'ROW', keep } };
}
