import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Json, JsonAssembler } from './assembleJson.ts';
import { jsonTokens } from './jsonTokens.ts';
import type { Source } from './openSource.ts';

/** How the top of a JSON file looks: what its members are, by key. */
export type JsonShape = { kind: 'array' } | { kind: 'object'; members: Map<string, 'array' | 'object' | 'other'> };

/**
 * Reads the file once for its outermost form; nothing is kept.
 * @throws ShafafError `UNREADABLE_FILE` when the file is not JSON, or neither a list nor an object.
 */
export async function jsonShape(source: Source, encoding: string): Promise<JsonShape> {
  let shape: JsonShape | null = null;
  let depth = 0;
  let key = '';
  for await (const tokens of jsonTokens(source, encoding))
    for (const token of tokens) {
      const { name } = token;
      if (token.name === 'keyValue' && depth === 1) key = token.value;
      const opens = name === 'startObject' || name === 'startArray';
      if (shape === null) {
        if (!opens) throw new ShafafError('UNREADABLE_FILE', `${source.name} holds neither a list nor an object, but a single value.`);
        shape = name === 'startArray' ? { kind: 'array' } : { kind: 'object', members: new Map() };
      } else if (shape.kind === 'object' && depth === 1 && name !== 'endObject') {
        shape.members.set(key, name === 'startArray' ? 'array' : name === 'startObject' ? 'object' : 'other');
      }
      if (opens) depth++;
      else if (name === 'endObject' || name === 'endArray') depth--;
    }
  if (shape === null) throw new ShafafError('UNREADABLE_FILE', `${source.name} holds no JSON.`);
  return shape;
}

/** A value out of a JSON file. */
export interface JsonItem {
  /** Its position, from 1. */
  number: number;
  value: Json;
}

/** Where the items of a JSON file are: it is a list, or they are a list under a key, or the file as a whole is the one item. */
export type JsonPlace = { list: true } | { under: string } | { whole: true };

/**
 * The items of a JSON file, one at a time.
 * @throws ShafafError `UNREADABLE_FILE` where the file stops being JSON, or an item is too large.
 */
export async function* readJson(
  source: Source,
  encoding: string,
  place: JsonPlace,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<JsonItem> {
  const assembler = new JsonAssembler();
  const itemDepth = 'whole' in place ? 0 : 'list' in place ? 1 : 2;
  let depth = 0;
  let key: string | null = null;
  let number = 0;
  try {
    for await (const tokens of jsonTokens(source, encoding, onBytes))
      for (const token of tokens) {
        const closes = token.name === 'endObject' || token.name === 'endArray';
        if (token.name === 'keyValue' && depth === 1) key = token.value;
        const inside = depth >= itemDepth && !(closes && depth === itemDepth) && (!('under' in place) || key === place.under);
        if (inside) {
          const done = assembler.take(token);
          if (done) yield { number: ++number, value: done[0] };
        }
        if (token.name === 'startObject' || token.name === 'startArray') depth++;
        else if (closes) depth--;
      }
  } catch (error) {
    if (error instanceof RangeError)
      throw new ShafafError('UNREADABLE_FILE', `${source.name}: item ${number + 1} cannot be read: ${messageOf(error)}.`);
    throw error;
  }
}
