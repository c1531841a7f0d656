import type { MadeTable } from '../run/MadeReport.ts';
import type { Value } from '../run/Value.ts';
import { cellText } from './cellText.ts';
import { escaped } from './escaped.ts';
import { type Language, reportWords } from './reportWords.ts';

/** What is drawn. */
interface Drawing {
  /** Unique in the page. */
  id: string;
  language: Language;
  title: string;
  note: string;
  labels: readonly string[];
  /** In what the figures are, where they would be too long otherwise. */
  unit: string | null;
  series: readonly Series[];
}

interface Series {
  name: string;
  /** Null where there is nothing to draw. */
  figures: readonly (number | null)[];
  /** The same as people read them. */
  texts: readonly string[];
}

const WIDTH = 760;
const LABELS = 250;
const FIGURES = 90;
const BAR = 16;
const GAP = 10;
const LEGEND = 26;
const LINE_HEIGHT = 260;
const LONGEST_LABEL = 38;

/**
 * The chart of a table as SVG, which needs no script: the first rows, drawn from right to left in Persian. The table beside it has the figures, so
 * that nobody depends on seeing it. Empty when the table has none, or nothing to draw.
 */
export function chartSvg(table: MadeTable, language: Language, id: string): string {
  const { chart, rows, columns } = table;
  if (chart === null) return '';
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const drawn = rows.slice(0, chart.most);
  const label = columns[at(chart.label)];
  if (label === undefined || drawn.length === 0) return '';
  const amounts = chart.values.flatMap((name) => (columns[at(name)]?.kind === 'rial' ? drawn.map((row) => row[at(name)] ?? null) : []));
  const unit = unitOf(amounts);
  const series = chart.values.flatMap((name): Series[] => {
    const column = columns[at(name)];
    if (column === undefined) return [];
    const values = drawn.map((row) => row[at(name)] ?? null);
    return [
      {
        name: column.label[language],
        figures: values.map(figureOf),
        texts: values.map((value) => (column.kind === 'rial' ? inUnit(value, unit, language) : cellText(column, value, language))),
      },
    ];
  });
  if (!series.some(({ figures }) => figures.some((figure) => figure !== null && figure !== 0))) return '';
  const drawing: Drawing = {
    id,
    language,
    title: reportWords[language].chartOf(`${table.title[language]} (${series.map(({ name }) => name).join('، ')})`),
    note: reportWords[language].chartNote(drawn.length),
    labels: drawn.map((row) => cellText(label, row[at(chart.label)] ?? null, language)),
    unit: amounts.length === 0 ? null : unit[language],
    series,
  };
  return chart.kind === 'bars' ? bars(drawing) : line(drawing);
}

function bars({ labels, series, unit, ...drawing }: Drawing): string {
  const isRtl = drawing.language === 'fa';
  const [least, most] = bounds(series);
  const room = WIDTH - LABELS - FIGURES;
  const scale = (figure: number) => (room * figure) / (most - least || 1);
  const zero = LABELS + scale(-least);
  /** Where something lies that is so far from the side at which reading begins. */
  const from = (distance: number, width = 0) => round(isRtl ? WIDTH - distance - width : distance);
  const top = series.length > 1 || unit !== null ? LEGEND : 4;
  const height = top + labels.length * (series.length * BAR + GAP);
  const parts = labels.map((label, index) => {
    const y = top + index * (series.length * BAR + GAP);
    const text = `<text x="${from(LABELS - 8)}" y="${y + (series.length * BAR) / 2 + 5}" text-anchor="end">${fitted(label)}</text>`;
    const own = series.map(({ figures, texts }, place) => {
      const figure = figures[index] ?? null;
      const barTop = y + place * BAR;
      const length = figure === null ? 0 : Math.abs(scale(figure));
      const begin = figure !== null && figure < 0 ? zero - length : zero;
      const rect =
        figure === null
          ? ''
          : `<rect class="series${place}" x="${from(begin, length)}" y="${barTop}" width="${round(length)}" height="${BAR - 3}"/>`;
      return `${rect}<text class="figure" x="${from(begin + length + 6)}" y="${barTop + BAR - 5}">${escaped(texts[index] ?? '')}</text>`;
    });
    return text + own.join('');
  });
  return svg({ ...drawing, height }, legend(series, unit, from) + parts.join('\n'));
}

function line({ labels, series, unit, ...drawing }: Drawing): string {
  const isRtl = drawing.language === 'fa';
  const [least, most] = bounds(series);
  const step = (WIDTH - 2 * FIGURES) / Math.max(labels.length - 1, 1);
  const x = (index: number) => round(isRtl ? WIDTH - FIGURES - index * step : FIGURES + index * step);
  const top = LEGEND + 20;
  const y = (figure: number) => round(top + LINE_HEIGHT * (1 - (figure - least) / (most - least || 1)));
  const height = top + LINE_HEIGHT + 34;
  const lines = series.map(({ figures, texts }, place) => {
    const points = figures.flatMap((figure, index) => (figure === null ? [] : [{ index, figure }]));
    const path = points.map(({ index, figure }) => `${x(index)},${y(figure)}`).join(' ');
    const marks = points.map(
      ({ index, figure }) =>
        `<circle class="series${place}" cx="${x(index)}" cy="${y(figure)}" r="4"/><text class="figure" text-anchor="middle" x="${x(index)}" y="${y(figure) - 9}">${escaped(texts[index] ?? '')}</text>`,
    );
    return `<polyline class="line${place}" points="${path}"/>${marks.join('')}`;
  });
  const names = labels.map((label, index) => `<text text-anchor="middle" x="${x(index)}" y="${height - 8}">${fitted(label)}</text>`);
  const axis = `<line class="axis" x1="${FIGURES / 2}" x2="${WIDTH - FIGURES / 2}" y1="${y(Math.max(least, 0))}" y2="${y(Math.max(least, 0))}"/>`;
  const from = (distance: number, width = 0) => round(isRtl ? WIDTH - distance - width : distance);
  return svg({ ...drawing, height }, legend(series, unit, from) + axis + lines.join('\n') + names.join(''));
}

function svg(
  { id, title, note, language, height }: Pick<Drawing, 'id' | 'title' | 'note' | 'language'> & { height: number },
  content: string,
): string {
  return `<svg viewBox="0 0 ${WIDTH} ${round(height)}" role="img" aria-labelledby="${id}-title ${id}-note" direction="${language === 'fa' ? 'rtl' : 'ltr'}" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${escaped(title)}</title><desc id="${id}-note">${escaped(note)}</desc>
${content}
</svg>`;
}

function legend(series: readonly Series[], unit: string | null, from: (distance: number, width?: number) => number): string {
  const names = series.length < 2 ? [] : series;
  const places = names.length + 1;
  const marks = names.map(({ name }, place) => {
    const start = 8 + place * ((WIDTH - 16) / places);
    return `<rect class="series${place}" x="${from(start, 12)}" y="4" width="12" height="12"/><text x="${from(start + 18)}" y="15">${escaped(name)}</text>`;
  });
  // At the other end of the line.
  return `${marks.join('')}${unit === null ? '' : `<text class="figure" x="${from(WIDTH - 8)}" y="15" text-anchor="end">${escaped(unit)}</text>`}`;
}

/** The least and the greatest figure, with zero among them: a bar that does not begin at zero lies. */
function bounds(series: readonly Series[]): [least: number, most: number] {
  const figures = series.flatMap(({ figures }) => figures.filter((figure) => figure !== null));
  return [Math.min(0, ...figures), Math.max(0, ...figures)];
}

/** Drawn to a thousandth of the page's width, so that a number is exact enough whatever the amount. */
function figureOf(value: Value): number | null {
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : null;
}

interface Unit {
  size: number;
  fa: string;
  en: string;
}
const RIAL: Unit = { size: 1, fa: 'ریال', en: 'rial' };
const UNITS: readonly Unit[] = [
  { size: 1e12, fa: 'هزار میلیارد ریال', en: 'trillion rial' },
  { size: 1e9, fa: 'میلیارد ریال', en: 'billion rial' },
  { size: 1e6, fa: 'میلیون ریال', en: 'million rial' },
];
const shortNumbers: Record<Language, Intl.NumberFormat> = {
  fa: new Intl.NumberFormat('fa-IR', { maximumSignificantDigits: 3 }),
  en: new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }),
};

/** The unit in which the largest of some amounts is read easily; one for all, so that they can be compared. */
function unitOf(amounts: readonly Value[]): Unit {
  const largest = Math.max(0, ...amounts.map((amount) => Math.abs(figureOf(amount) ?? 0)));
  return UNITS.find(({ size }) => largest >= size) ?? RIAL;
}

/** An amount in a unit, to three digits. */
function inUnit(value: Value, { size }: Unit, language: Language): string {
  const figure = figureOf(value);
  return figure === null ? reportWords[language].unknown : shortNumbers[language].format(figure / size);
}

function fitted(label: string): string {
  if (label.length <= LONGEST_LABEL) return escaped(label);
  return `${escaped(`${label.slice(0, LONGEST_LABEL - 1)}…`)}<title>${escaped(label)}</title>`;
}

function round(figure: number): number {
  return Math.round(figure * 10) / 10;
}
