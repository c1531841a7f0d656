import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { apiPath } from '@shafaf/schema/contract';
import { buildSchema, parse } from 'graphql';
import { documentEntry } from './catalogue/documentsOf.ts';
import { portalFolder } from './portalFolder.ts';
import { readOperations } from './readOperations.ts';

const path = `${portalFolder}src/graph/operations.ts`;

/** How the page's own scalars come in JSON. */
const SCALARS = { Date: 'string', DateTime: 'string', Rial: 'string', BigInt: 'number | string', URL: 'string' };

/**
 * Writes `src/graph/operations.ts`: the types of what the page asks and is answered, from the contract, and each operation with its hash. With
 * `--check` nothing is written: a difference is an error, so that the types cannot fall behind the contract.
 */
async function generateOperations(check: boolean): Promise<void> {
  const text = await operationsModule();
  if (!check) writeFileSync(path, text);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text)
    throw new Error(`${path} is not what the contract and src/operations make. Run \`npm run generate\` and commit the result.`);
}

async function operationsModule(): Promise<string> {
  const { document, operations, textOf } = readOperations();
  const schemaAst = buildSchema(readFileSync(apiPath, 'utf8'));
  const types = await codegen({
    filename: path,
    schema: parse(readFileSync(apiPath, 'utf8')),
    schemaAst,
    documents: [{ document }],
    config: {},
    plugins: [
      {
        operations: {
          scalars: SCALARS,
          enumsAsTypes: true,
          skipTypename: true,
          strictScalars: true,
          immutableTypes: true,
          inlineFragmentTypes: 'inline',
        },
      },
    ],
    pluginMap: { operations: typescriptOperations },
  });
  const documents = operations.map(({ name }) => {
    const own = name?.value ?? '';
    const { text, hash } = documentEntry(textOf(own));
    return `export const ${own}Document: GraphDocument<${own}Query, ${own}QueryVariables> = {\n  hash: '${hash}',\n  text: \`${text}\`,\n};`;
  });
  return [
    '// Made by `npm run generate` from schema/api.graphql and src/operations. Do not edit.',
    "import type { GraphDocument } from './GraphDocument.ts';",
    types.trim(),
    ...documents,
    '',
  ].join('\n\n');
}

await generateOperations(process.argv.includes('--check'));
