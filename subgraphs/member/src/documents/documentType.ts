import { readFile } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** What documents may be, by media type, with the ending of their names. None of them runs anything when it is opened as it should be. */
const TAKEN: Readonly<Record<string, { ending: string; name: string }>> = {
  'application/pdf': { ending: 'pdf', name: 'PDF' },
  'image/jpeg': { ending: 'jpg', name: 'JPEG' },
  'image/png': { ending: 'png', name: 'PNG' },
  'image/tiff': { ending: 'tif', name: 'TIFF' },
  'image/webp': { ending: 'webp', name: 'WebP' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { ending: 'docx', name: 'DOCX' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { ending: 'xlsx', name: 'XLSX' },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { ending: 'pptx', name: 'PPTX' },
  'application/vnd.oasis.opendocument.text': { ending: 'odt', name: 'ODT' },
  'application/vnd.oasis.opendocument.spreadsheet': { ending: 'ods', name: 'ODS' },
  'application/vnd.oasis.opendocument.presentation': { ending: 'odp', name: 'ODP' },
  'text/plain': { ending: 'txt', name: 'plain text (CSV too)' },
};

/** The types that are taken, for people. */
export const documentTypeNames: readonly string[] = Object.values(TAKEN).map(({ name }) => name);

/** What a document is. */
export interface DocumentType {
  mediaType: string;
  /** Of a file name, such as `pdf`. */
  ending: string;
}

/** Text is read whole to see that it is nothing else; longer ones are no documents that people read. */
const LONGEST_TEXT = 8 * 1024 * 1024;
/** Beginnings of what a browser would take for a page or a picture with programs in it. */
const MARKUP = /^\s*(?:<|%!PS|\{\\rtf)/;

/** What a file is by its content; null when it is of no type that is taken. */
export async function documentType(path: string, bytes: number): Promise<DocumentType | null> {
  const found = await fileTypeFromFile(path);
  const mediaType = found?.mime ?? ((await isPlainText(path, bytes)) ? 'text/plain' : null);
  const taken = mediaType === null ? undefined : TAKEN[mediaType];
  return mediaType === null || taken === undefined ? null : { mediaType, ending: taken.ending };
}

async function isPlainText(path: string, bytes: number): Promise<boolean> {
  if (bytes === 0 || bytes > LONGEST_TEXT) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return !MARKUP.test(text) && !/[^\P{Cc}\t\n\r\f]/u.test(text);
  } catch {
    return false;
  }
}
