import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, print, Source, visit } from 'graphql';
import { portalFolder } from './portalFolder.ts';

/** What the page asks in its own words: `src/operations/*.graphql`. */
export interface Operations {
  document: DocumentNode;
  operations: readonly OperationDefinitionNode[];
  /** The text of an operation or a fragment, with the fragments that it needs. */
  textOf(name: string): string;
}

/** Reads them. */
export function readOperations(): Operations {
  const folder = `${portalFolder}src/operations`;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort();
  const definitions = files.flatMap((name) => parse(new Source(readFileSync(`${folder}/${name}`, 'utf8'), name)).definitions);
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return {
    document: { kind: Kind.DOCUMENT, definitions },
    operations,
    textOf(name) {
      const wanted = [...operations, ...fragments].find((each) => each.name?.value === name);
      if (wanted === undefined) throw new Error(`src/operations has no ${name}`);
      return print({ kind: Kind.DOCUMENT, definitions: [wanted, ...fragmentsOf(wanted, fragments)] });
    },
  };
}

function fragmentsOf(
  definition: OperationDefinitionNode | FragmentDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  seen = new Set<string>(),
): FragmentDefinitionNode[] {
  const spread = new Set<string>();
  visit(definition, { FragmentSpread: ({ name }) => void spread.add(name.value) });
  return fragments
    .filter(({ name }) => spread.has(name.value) && !seen.has(name.value))
    .flatMap((fragment) => {
      seen.add(fragment.name.value);
      return [fragment, ...fragmentsOf(fragment, fragments, seen)];
    });
}
