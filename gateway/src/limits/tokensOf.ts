import { Lexer, Source, TokenKind } from 'graphql';

/** How long a text is. */
export interface TextLength {
  /** Names, values and signs in it. */
  tokens: number;
  /** How deep brackets of whatever kind stand in each other. */
  nesting: number;
}

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Measures a text; null when it is no GraphQL, which the parser says better. */
export function tokensOf(text: string): TextLength | null {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let open = 0;
  let nesting = 0;
  try {
    for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
      tokens++;
      if (OPENING.has(kind)) nesting = Math.max(nesting, ++open);
      else if (CLOSING.has(kind)) open--;
    }
  } catch {
    return null;
  }
  return { tokens, nesting };
}
