import { fileTypeFromBuffer } from 'file-type';
import { RequestRefused, requestProblems } from './problems.ts';
import { readText } from './readText.ts';

/** A file as it is given. */
export interface GivenFile {
  name: string;
  /** Base64. */
  content: string;
}

/** A file whose type was told by its content. */
export interface ReadFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

const MOST_FILES = 3;
const MOST_KIBIBYTES = 512;
const LONGEST_NAME = 200;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const IMAGES_AND_PDF = new Map([
  ['application/pdf', 'PDF'],
  ['image/png', 'PNG'],
  ['image/jpeg', 'JPEG'],
]);
const OFFICE = new Map([
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'DOCX'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'XLSX'],
  ['application/vnd.oasis.opendocument.text', 'ODT'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ODS'],
]);
const TAKEN = { REQUEST: IMAGES_AND_PDF, ANSWER: new Map([...IMAGES_AND_PDF, ...OFFICE]) };

/**
 * Reads the files of a request or an answer. What a file is, its content says, never its name.
 * @throws RequestRefused that names the file and what is wrong with it
 */
export async function readFiles(given: readonly GivenFile[], part: 'REQUEST' | 'ANSWER', path: string): Promise<ReadFile[]> {
  if (given.length > MOST_FILES) throw new RequestRefused(requestProblems.tooManyFiles(path, MOST_FILES));
  return Promise.all(given.map((file, index) => readFile(file, TAKEN[part], `${path}.${index}`)));
}

async function readFile({ name, content }: GivenFile, taken: ReadonlyMap<string, string>, path: string): Promise<ReadFile> {
  // Base64 has four letters for three bytes; so long a text need not be decoded to be refused.
  if (content.length > MOST_KIBIBYTES * 1024 * 1.4) throw new RequestRefused(requestProblems.fileTooLarge(path, MOST_KIBIBYTES));
  if (!BASE64.test(content)) throw new RequestRefused(requestProblems.noBase64(path));
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length === 0 || bytes.length > MOST_KIBIBYTES * 1024)
    throw new RequestRefused(requestProblems.fileTooLarge(path, MOST_KIBIBYTES));
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
  if (mediaType === undefined || !taken.has(mediaType))
    throw new RequestRefused(requestProblems.fileType(path, [...taken.values()].join('، ')));
  // A name goes into headers and onto disks.
  const plain = readText(name.replace(/[\\/:*?"<>|]/g, ' '), `${path}.name`, LONGEST_NAME);
  return { name: plain, mediaType, content: bytes };
}
