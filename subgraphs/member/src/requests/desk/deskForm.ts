import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { GivenFile } from '../texts/readFiles.ts';

/** A form as it was sent. */
export interface DeskForm {
  /** The last value of each field. */
  text(name: string): string;
  all(name: string): readonly string[];
  files: readonly GivenFile[];
}

const MOST_FILES = 3;
const LARGEST_FILE = 512 * 1024;
/** The longest answer, in the longest letters. */
const LARGEST_FIELD = 128 * 1024;
const MOST_FIELDS = 20;
/** So many files are counted, for the refusal of too many to keep what was written. */
const MOST_PARTS = 100;

/** What is read of a form at most: larger files and longer texts are cut, and then refused like others that are too long. */
const limits = {
  fileSize: LARGEST_FILE + 1,
  files: MOST_PARTS,
  fieldSize: LARGEST_FIELD,
  fields: MOST_FIELDS,
  parts: MOST_FIELDS + MOST_PARTS,
};

/**
 * Reads a form (`multipart/form-data`); nothing of it touches the disk. Of too many files one more is read than may be, and the others are let go.
 * @throws what `@fastify/multipart` refuses: more parts than a form of the desk has
 */
export async function readDeskForm(request: FastifyRequest): Promise<DeskForm> {
  const fields = new Map<string, string[]>();
  const files: GivenFile[] = [];
  if (request.isMultipart())
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field')
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value ?? '').replaceAll('\r\n', '\n')]);
      else if (files.length > MOST_FILES) part.file.resume();
      else {
        const content = await part.toBuffer();
        // A field for a file in which none was chosen.
        if (part.filename || content.length > 0) files.push({ name: part.filename, content: content.toString('base64') });
      }
    }
  return {
    text: (name) => fields.get(name)?.at(-1) ?? '',
    all: (name) => fields.get(name) ?? [],
    files,
  };
}

/** Fields in which more is written than one would like to write twice. */
const WRITTEN = ['text', 'question', 'answer'];

/** What somebody took time to write into a form. */
export function writtenIn(form: DeskForm): string[] {
  return WRITTEN.map((name) => form.text(name)).filter((text) => text.trim() !== '');
}
