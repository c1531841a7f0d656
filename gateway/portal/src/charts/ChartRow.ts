/** One thing that a chart compares with others. */
export interface ChartRow {
  /** What is measured, such as a year or a body's name. */
  label: string;
  /** How much. Only lengths are drawn by it, so that more than a number can hold exactly does no harm; null where it is not known. */
  value: number | bigint | null;
  /** The same as people read it, with its unit. */
  text: string;
  /** The page of this thing, below the language's prefix. */
  href?: string;
}

/** What every chart is given. */
export interface ChartProps {
  /** What is compared; the chart's name to screen readers too. */
  title: string;
  rows: readonly ChartRow[];
  /** What the values are counted in, such as ریال; it stands beside the title. */
  unit: string;
}
