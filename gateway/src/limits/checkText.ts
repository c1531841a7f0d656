import { refusal } from '@shafaf/shared/errors/refusal';
import type { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type DocumentNode, parse } from 'graphql';
import type { PublicLimits } from './PublicLimits.ts';
import { type Shape, shapeOf } from './shapeOf.ts';
import { tokensOf } from './tokensOf.ts';

/** The figure of a shape, its error, and how it is said. */
const SHAPES = [
  [
    'rootFields',
    'TOO_MANY_ROOT_FIELDS',
    (found: number, limit: number) => `The operation has ${found} fields of Query, but at most ${limit} are answered at once.`,
  ],
  [
    'aliases',
    'TOO_MANY_ALIASES',
    (found: number, limit: number) => `The operation has ${found} aliases, but at most ${limit} are allowed.`,
  ],
  [
    'depth',
    'OPERATION_TOO_DEEP',
    (found: number, limit: number) => `The operation is ${found} fields deep, but at most ${limit} are allowed.`,
  ],
  [
    'fields',
    'TOO_MANY_FIELDS',
    (found: number, limit: number) => `The operation selects ${found} fields, but at most ${limit} are allowed.`,
  ],
] as const satisfies [keyof Shape, string, (found: number, limit: number) => string][];

/** What reads a text calls itself for each bracket within another; far beyond this it would run out of stack. */
const NESTING = 200;

/**
 * Checks what a text asks for by its size alone, before it is validated: validation compares fields with each other, so its time can
 * grow with the square of what is in the text.
 * @returns why it is not answered; undefined when its size is no reason against it
 */
export function checkText(text: string, limits: PublicLimits): ShafafError | undefined {
  const length = tokensOf(text);
  // The parser will say where the mistake is.
  if (length === null) return undefined;
  const { tokens, nesting } = length;
  if (tokens > limits.tokens) {
    const message = `The text of the query has ${tokens} tokens (names, values and signs), but at most ${limits.tokens} are allowed.`;
    return tooLarge('TOO_MANY_TOKENS', message, tokens, limits.tokens);
  }
  if (nesting > NESTING) {
    const message = `Brackets stand in each other ${nesting} deep, but at most ${NESTING} are allowed.`;
    return tooLarge('OPERATION_TOO_DEEP', message, nesting, NESTING);
  }
  const document = parsed(text);
  if (document === undefined) return undefined;
  const shape = shapeOf(document);
  const beyond = SHAPES.find(([figure]) => shape[figure] > limits[figure]);
  if (beyond === undefined) return undefined;
  const [figure, code, say] = beyond;
  return tooLarge(code, say(shape[figure], limits[figure]), shape[figure], limits[figure]);
}

function tooLarge(code: Parameters<typeof refusal>[0], message: string, found: number, limit: number): ShafafError {
  return refusal(code, message, { extensions: { found, limit } });
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
}
