import type { RecordRow } from '../categories/Category.ts';
import type { MemberContext } from '../MemberContext.ts';

/** How a field of a record is answered, and from which columns. */
export interface RecordField<Row = RecordRow> {
  readonly columns: readonly string[];
  /** Columns that are needed only when a certain field of the field's own value is selected. */
  readonly nested?: Readonly<Record<string, readonly string[]>>;
  /** Set where the value is what stands in the one column, as it is. */
  readonly isColumn?: true;
  /** The category whose records the value names by their ids, one or a list of them. */
  readonly link?: string;
  resolve(row: Row, context: MemberContext): unknown;
}

/** Makes a field of a row type. The resolver sees the columns it named and no others, so that none is missing at run time. */
export type FieldOf<Row> = <Column extends keyof Row & string>(
  columns: readonly Column[],
  resolve: (row: Pick<Row, Column>, context: MemberContext) => unknown,
) => RecordField<Row>;

/** A field that is made from columns as they are. */
export function fieldOf<Row>(): FieldOf<Row> {
  return (columns, resolve) => ({ columns, resolve });
}

/** A field whose own fields need further columns: `nested` says which field needs which. */
export function nestedFieldOf<Row>() {
  return <Column extends keyof Row & string, Further extends keyof Row & string>(
    columns: readonly Column[],
    nested: Readonly<Record<string, readonly Further[]>>,
    resolve: (row: Pick<Row, Column> & Partial<Pick<Row, Further>>, context: MemberContext) => unknown,
  ): RecordField<Row> => ({ columns, nested, resolve });
}
