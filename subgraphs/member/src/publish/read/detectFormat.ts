import { extname } from 'node:path';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import iconv from 'iconv-lite';
import type { Source } from './openSource.ts';
import { encodingOf } from './textOf.ts';

/** What files can be. `ocds` is JSON or NDJSON that holds releases or records of the Open Contracting Data Standard. */
export const sourceFormats = ['csv', 'xlsx', 'json', 'ndjson', 'ocds'] as const;

/** One of `sourceFormats`. */
export type SourceFormat = (typeof sourceFormats)[number];

/**
 * What a file is, by its content first and its name second. JSON is not told from OCDS here.
 * @throws ShafafError `UNREADABLE_FILE` when it is nothing that can be published.
 */
export function detectFormat(source: Source, encoding: string | undefined): 'csv' | 'xlsx' | 'json' | 'ndjson' {
  const { head, name } = source;
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return 'xlsx';
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw new ShafafError(
      'UNREADABLE_FILE',
      `${name} is in the old Excel format (.xls) or locked by a password. Save it as .xlsx without a password.`,
    );
  const extension = extname(name).toLowerCase();
  const text = iconv.decode(head, encodingOf(source, encoding)).trimStart();
  if (text === '' && head.length === source.size) throw new ShafafError('UNREADABLE_FILE', `${name} holds nothing but blanks.`);
  const controls = [...text.slice(0, 4_096)].filter((sign) => /\p{Cc}/u.test(sign) && !/\s/.test(sign)).length;
  if (controls > 0 && controls > Math.min(text.length, 4_096) / 20)
    throw new ShafafError('UNREADABLE_FILE', `${name} is no text: it holds control characters.`);
  if (['.csv', '.tsv', '.txt'].includes(extension) || !/^[[{]/.test(text)) return 'csv';
  if (extension === '.ndjson' || extension === '.jsonl') return 'ndjson';
  return startsWithTwoLines(text) ? 'ndjson' : 'json';
}

/** Whether the first line is an object and another begins after it. */
function startsWithTwoLines(text: string): boolean {
  const end = text.indexOf('\n');
  return end > 0 && text.startsWith('{') && text.slice(0, end).trimEnd().endsWith('}') && text.slice(end).trimStart().startsWith('{');
}
