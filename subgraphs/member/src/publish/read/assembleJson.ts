import type { Token } from 'stream-json/core/parser.js';
import { plainNumber } from './plainNumber.ts';
import { LONGEST_ROW } from './SourceRow.ts';

/** A value of JSON. Objects have no prototype, so that no key is special. Numbers that a JavaScript number may not hold exactly are bigints. */
export type Json = null | boolean | number | bigint | string | Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  [key: string]: Json;
}

/** Objects and lists in each other at most. */
const DEEPEST = 100;

/** Puts one value together from its tokens. */
export class JsonAssembler {
  #stack: { into: Json[] | JsonObject; key: string | null }[] = [];
  #characters = 0;

  /** Takes the next token; gives the value, in a list of one, once it is whole. */
  take(token: Token): [Json] | null {
    switch (token.name) {
      case 'startObject':
        return this.#open(Object.create(null));
      case 'startArray':
        return this.#open([]);
      case 'endObject':
      case 'endArray': {
        const done = this.#stack.pop();
        return done && this.#stack.length === 0 ? this.#finish(done.into) : null;
      }
      case 'keyValue': {
        const top = this.#stack.at(-1);
        if (top) top.key = token.value;
        this.#characters += token.value.length;
        return null;
      }
      case 'stringValue':
        return this.#put(token.value, token.value.length);
      case 'numberValue':
        return this.#put(numberOf(token.value), token.value.length);
      case 'nullValue':
      case 'trueValue':
      case 'falseValue':
        return this.#put(token.value, 1);
      default:
        return null;
    }
  }

  #open(value: Json[] | JsonObject): null {
    if (this.#stack.length >= DEEPEST) throw new RangeError(`it is nested more than ${DEEPEST} levels deep`);
    if (this.#stack.length > 0) this.#put(value, 2);
    this.#stack.push({ into: value, key: null });
    return null;
  }

  #put(value: Json, characters: number): [Json] | null {
    this.#characters += characters;
    if (this.#characters > LONGEST_ROW) throw new RangeError(`it has more than ${LONGEST_ROW} characters`);
    const top = this.#stack.at(-1);
    if (top === undefined) return this.#finish(value);
    if (Array.isArray(top.into)) top.into.push(value);
    else top.into[top.key ?? ''] = value;
    return null;
  }

  #finish(value: Json): [Json] {
    this.#stack = [];
    this.#characters = 0;
    return [value];
  }
}

function numberOf(text: string): number | bigint {
  const plain = plainNumber(text);
  const number = Number(plain);
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(plain) ? number : BigInt(plain);
}
