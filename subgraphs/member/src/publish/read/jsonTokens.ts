import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { none } from 'stream-chain/defs.js';
import { jsonParser, type Token } from 'stream-json/core/parser.js';
import type { Source } from './openSource.ts';
import { LONGEST_ROW } from './SourceRow.ts';
import { textOf } from './textOf.ts';

/**
 * The tokens of a JSON file, streamed in lists: one at a time would cost more than the parsing.
 * @throws ShafafError `UNREADABLE_FILE` where the file stops being JSON, or when a single text in it is too long.
 */
export async function* jsonTokens(source: Source, encoding: string, onBytes?: (bytes: number) => void): AsyncGenerator<Token[]> {
  const tokenize = tokenizer();
  let silent = 0;
  try {
    for await (const text of textOf(source, encoding, onBytes)) {
      const tokens = tokenize(text);
      silent = tokens.length > 0 ? 0 : silent + text.length;
      if (silent > LONGEST_ROW)
        throw new ShafafError('UNREADABLE_FILE', `${source.name}: a single text in it has more than ${LONGEST_ROW} characters.`);
      yield tokens;
    }
    yield tokenize(null);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ShafafError || !/^Parser /.test(error.message)) throw error;
    throw new ShafafError('UNREADABLE_FILE', `${source.name} is not JSON: ${error.message.replace(/^Parser /, '')}.`);
  }
}

/** A function that takes the text piece by piece, null at the end, and gives the tokens found. */
export function tokenizer(): (text: string | null) => Token[] {
  const parse = jsonParser({ streamValues: false });
  const tokens = (found: ReturnType<typeof parse>) => (found === none ? [] : found.values);
  // The end is told by a symbol that the parser's types leave out.
  return (text) => tokens(text === null ? Reflect.apply(parse, null, [none]) : parse(text));
}
