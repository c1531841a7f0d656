import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Source } from '../openSource.ts';

/** Told what stands in an XML file, as it is read; names come without their namespace prefix. */
export interface XmlReader {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** The parts of an XLSX file. */
export interface Xlsx {
  has(part: string): boolean;
  /** Reads a part; waits after each piece until the consumer asks for more. */
  read(part: string, reader: XmlReader, onBytes?: (bytes: number) => void): AsyncGenerator<void>;
  close(): void;
}

/**
 * Opens the zip file that an XLSX file is; nothing is unpacked yet.
 * @throws ShafafError `UNREADABLE_FILE` when it is cut off, damaged, locked, or no spreadsheet.
 */
export async function openXlsx(source: Source): Promise<Xlsx> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await openPromise(source.path, { lazyEntries: true, autoClose: false });
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.replace(/^\//, ''), entry);
  } catch (error) {
    throw unreadable(source, error);
  }
  if (!entries.has('xl/workbook.xml')) {
    zip.close();
    throw new ShafafError('UNREADABLE_FILE', `${source.name} is a zip file, but no spreadsheet in the XLSX format.`);
  }
  return {
    has: (part) => entries.has(part),
    close: () => zip.close(),
    read: async function* (part, reader, onBytes) {
      const entry = entries.get(part);
      if (entry === undefined) throw new ShafafError('UNREADABLE_FILE', `${source.name} lacks its part ${part}.`);
      const parser = xmlParser(reader);
      const decoder = new TextDecoder('utf-8', { fatal: true });
      try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
          const bytes: Buffer = chunk;
          onBytes?.((bytes.length / Math.max(entry.uncompressedSize, 1)) * source.size);
          parser.write(decoder.decode(bytes, { stream: true }));
          yield;
        }
        parser.write(decoder.decode()).close();
        yield;
      } catch (error) {
        throw error instanceof ShafafError ? error : unreadable(source, error);
      }
    },
  };
}

function xmlParser(reader: XmlReader): SaxesParser {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  const local = (tag: SaxesTagPlain) => tag.name.slice(tag.name.indexOf(':') + 1);
  parser.on('opentag', (tag) => reader.open?.(local(tag), tag.attributes));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('closetag', (tag) => reader.close?.(local(tag)));
  return parser;
}

function unreadable(source: Source, error: unknown): ShafafError {
  return new ShafafError('UNREADABLE_FILE', `${source.name} is damaged or not complete: ${messageOf(error)}.`);
}
