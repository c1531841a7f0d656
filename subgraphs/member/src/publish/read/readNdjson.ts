import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Json, JsonAssembler } from './assembleJson.ts';
import { tokenizer } from './jsonTokens.ts';
import type { Source } from './openSource.ts';
import { LONGEST_ROW } from './SourceRow.ts';
import { textOf } from './textOf.ts';

/** A line of an NDJSON file: its value, or its text and why it is none. */
export type NdjsonLine = { number: number; value: Json } | { number: number; text: string; fault: string };

/**
 * The lines of an NDJSON file; empty ones are passed over. A line that is not JSON does not end the reading.
 * @throws ShafafError `UNREADABLE_FILE` at a line of more than `LONGEST_ROW` characters.
 */
export async function* readNdjson(source: Source, encoding: string, onBytes?: (bytes: number) => void): AsyncGenerator<NdjsonLine> {
  let number = 0;
  for await (const line of lines(source, encoding, onBytes)) {
    number++;
    if (line.trim() === '') continue;
    try {
      yield { number, value: parseJson(line) };
    } catch (error) {
      yield { number, text: line, fault: messageOf(error).replace(/^Parser /, '') };
    }
  }
}

async function* lines(source: Source, encoding: string, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  let rest = '';
  for await (const text of textOf(source, encoding, onBytes)) {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_ROW)
      throw new ShafafError('UNREADABLE_FILE', `${source.name}: a line has more than ${LONGEST_ROW} characters.`);
    yield* parts;
  }
  if (rest !== '') yield rest;
}

/** Reads one value; unlike `JSON.parse` it keeps every digit of large whole numbers. @throws Error when the text is not one value. */
export function parseJson(text: string): Json {
  const tokenize = tokenizer();
  const assembler = new JsonAssembler();
  for (const token of [...tokenize(text), ...tokenize(null)]) {
    const done = assembler.take(token);
    if (done) return done[0];
  }
  throw new Error('it holds no value');
}
