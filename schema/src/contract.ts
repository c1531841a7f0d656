import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function sdlOf(...folders: string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(`${root}/${folder}`)
        .filter((name) => name.endsWith('.graphql'))
        .sort()
        .map((name) => readFileSync(`${root}/${folder}/${name}`, 'utf8')),
    )
    .join('\n');
}

/** The SDL that every member serves: what a body discloses, and by which rules the gateway merges it. */
export const disclosuresSdl: string = sdlOf('common', 'disclosures');

/** The SDL of the directory: the province's register of members. */
export const directorySdl: string = sdlOf('common', 'directory');

/** Where the supergraph stands, composed from the two by `npm run generate`. */
export const supergraphPath: string = `${root}supergraph.graphql`;

/** Where the schema that clients see stands, made by `npm run generate`. */
export const apiPath: string = `${root}api.graphql`;

/** The composed supergraph, which the gateway plans over. */
export function readSupergraphSdl(): string {
  return readFileSync(supergraphPath, 'utf8');
}
