import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { concatAST, parse, print, Source } from 'graphql';
import { expandDirectory } from './directory/expandDirectory.ts';
import type { DisclosureKind } from './shortForm/DisclosureKind.ts';
import { expandShortForm } from './shortForm/expandShortForm.ts';
import type { SdlFile } from './shortForm/SdlFile.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The SDL files of some folders, in order of their names. */
export function filesIn(...folders: string[]): SdlFile[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}/${folder}`)
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .map((name) => ({ name: `schema/${folder}/${name}`, text: readFileSync(`${root}/${folder}/${name}`, 'utf8') })),
  );
}

const disclosures = expandShortForm(filesIn('common', 'disclosures'));

/**
 * The SDL that every member serves: what a body discloses, and by which rules the gateway merges it. Nothing of the short form in which it is
 * written is left in it.
 */
export const disclosuresSdl: string = `${print(disclosures.document)}\n`;

/** The categories of disclosures that the contract has, in order of their SDL files' names. */
export const disclosureKinds: readonly DisclosureKind[] = disclosures.kinds;

const directory = concatAST(filesIn('common', 'directory').map(({ name, text }) => parse(new Source(text, name))));

/** The SDL of the directory: the province's register of members, and what they owe. */
export const directorySdl: string = `${print(expandDirectory(directory, disclosures.document))}\n`;

/** Where `disclosuresSdl` stands for people to read, written by `npm run generate`. */
export const disclosuresPath: string = `${root}disclosures.graphql`;

/** Where the supergraph stands, composed from the two by `npm run generate`. */
export const supergraphPath: string = `${root}supergraph.graphql`;

/** Where the schema that clients see stands, made by `npm run generate`. */
export const apiPath: string = `${root}api.graphql`;

/** The composed supergraph, which the gateway plans over. */
export function readSupergraphSdl(): string {
  return readFileSync(supergraphPath, 'utf8');
}
