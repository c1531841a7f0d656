import type { ASTNode } from 'graphql';

/** What is wrong with a short form, gathered so that all of it is told at once. */
export class Faults {
  readonly #found: string[] = [];

  /** @param node where it is wrong, for the file and the line */
  add(node: ASTNode | undefined, message: string): void {
    this.#found.push(`${placeOf(node)}${message}`);
  }

  /** @throws ShortFormError when there are any */
  throwIfAny(): void {
    if (this.#found.length > 0) throw new ShortFormError(this.#found);
  }
}

/** A contract in short form that cannot be expanded. */
export class ShortFormError extends Error {
  constructor(faults: readonly string[]) {
    super(`The contract cannot be read:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'ShortFormError';
  }
}

function placeOf(node: ASTNode | undefined): string {
  const location = node?.loc;
  return location === undefined ? '' : `${location.source.name}:${location.startToken.line}: `;
}
