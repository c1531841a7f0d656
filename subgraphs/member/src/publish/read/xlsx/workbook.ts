import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Xlsx, XmlReader } from './openXlsx.ts';

/** What the sheets of a workbook share. */
export interface Workbook {
  /** In the order of their tabs. */
  sheets: { name: string; part: string; hidden: boolean }[];
  /** Whether days are counted from 1904 instead of 1900. */
  from1904: boolean;
  /** By a cell's style: how it shows a number. */
  styles: NumberStyle[];
  /** Texts by their number. */
  texts: string[];
}

/** What a number of a sheet means to those who see it. */
export type NumberStyle = 'number' | 'day' | 'percent';

/** Characters of a workbook's shared texts at most: they must be at hand while the rows are read. */
const MOST_TEXT = 128 * 1024 * 1024;
/** Number formats that every spreadsheet knows as days (ECMA-376 part 1, 18.8.30). */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Those that every spreadsheet knows as percentages. */
const PERCENT_FORMATS = new Set([9, 10]);

/** Reads everything but the rows. */
export async function readWorkbook(xlsx: Xlsx): Promise<Workbook> {
  const targets = new Map<string, string>();
  const named: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await whole(xlsx, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  await whole(xlsx, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      named.push({ name: attributes.name ?? '', id, hidden: (attributes.state ?? 'visible') !== 'visible' });
    },
  });
  const sheets = named.flatMap(({ name, id, hidden }) => {
    const part = targets.get(id);
    return part === undefined ? [] : [{ name, part, hidden }];
  });
  return { sheets, from1904, styles: await numberStyles(xlsx), texts: await sharedTexts(xlsx) };
}

async function numberStyles(xlsx: Xlsx): Promise<NumberStyle[]> {
  const own = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let within = false;
  if (xlsx.has('xl/styles.xml'))
    await whole(xlsx, 'xl/styles.xml', {
      open(name, attributes) {
        if (name === 'numFmt') own.set(Number(attributes.numFmtId), styleOf(attributes.formatCode ?? ''));
        if (name === 'cellXfs') within = true;
        if (name !== 'xf' || !within) return;
        const format = Number(attributes.numFmtId ?? 0);
        styles.push(own.get(format) ?? (DAY_FORMATS.has(format) ? 'day' : PERCENT_FORMATS.has(format) ? 'percent' : 'number'));
      },
      close(name) {
        if (name === 'cellXfs') within = false;
      },
    });
  return styles;
}

/** What a format of one's own shows, by what it has outside of quotes and brackets: days have a year or a day, percentages their sign. */
export function styleOf(format: string): NumberStyle {
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (/[yd]/i.test(bare)) return 'day';
  return /[%٪]/.test(bare) ? 'percent' : 'number';
}

async function sharedTexts(xlsx: Xlsx): Promise<string[]> {
  const texts: string[] = [];
  if (!xlsx.has('xl/sharedStrings.xml')) return texts;
  let text = '';
  let characters = 0;
  let within = 0;
  let phonetic = false;
  await whole(xlsx, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = '';
      if (name === 't') within++;
      if (name === 'rPh') phonetic = true;
    },
    text(piece) {
      if (within === 0 || phonetic) return;
      text += piece;
      characters += piece.length;
      if (characters > MOST_TEXT)
        throw new ShafafError('UNREADABLE_FILE', `The spreadsheet holds more than ${MOST_TEXT} characters of text. Save it as CSV.`);
    },
    close(name) {
      if (name === 't') within--;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') texts.push(text);
    },
  });
  return texts;
}

async function whole(xlsx: Xlsx, part: string, reader: XmlReader): Promise<void> {
  for await (const _ of xlsx.read(part, reader));
}
