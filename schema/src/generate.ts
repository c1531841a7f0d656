import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { errorCatalogue } from '@shafaf/shared/errors/catalogue';
import { parse, printSchema } from 'graphql';
import { apiPath, directorySdl, disclosuresPath, disclosuresSdl, supergraphPath } from './contract.ts';

const errorsPath = fileURLToPath(new URL('../../docs/errors.md', import.meta.url));

/**
 * Writes the expanded contract (`disclosures.graphql`), composes `supergraph.graphql`, prints `api.graphql`, and writes the errors' page from
 * their catalogue. With `--check` nothing is written: a difference is an error, so that the committed files cannot fall behind the SDL they are
 * made from.
 */
function generate(check: boolean): void {
  const composed = composeServices([
    { name: 'directory', url: 'http://directory.invalid/graphql', typeDefs: parse(directorySdl) },
    { name: 'disclosures', url: 'http://disclosures.invalid/graphql', typeDefs: parse(disclosuresSdl) },
  ]);
  if (composed.errors !== undefined) throw new Error(`The contract does not compose:\n${composed.errors.join('\n')}`);
  const header = '# Made by `npm run generate` from the SDL beside it. Do not edit.\n\n';
  const made = new Map([
    [disclosuresPath, `${header}${disclosuresSdl}`],
    [supergraphPath, `${header}${composed.supergraphSdl}\n`],
    [errorsPath, errorsPage()],
    [apiPath, `${header}${printSchema(composed.schema.toAPISchema().toGraphQLJSSchema())}\n`],
  ]);
  for (const [path, text] of made) {
    if (check) {
      if (!existsSync(path) || readFileSync(path, 'utf8') !== text)
        throw new Error(`${path} is not what the SDL makes. Run \`npm run generate\` and commit the result.`);
    } else {
      writeFileSync(path, text);
    }
  }
}

function errorsPage(): string {
  const rows = Object.entries(errorCatalogue)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { meaning, status, whatToDo }]) => `| \`${code}\` | ${status ?? ''} | ${meaning} | ${whatToDo} |`);
  return [
    '<!-- Made by `npm run generate` from shared/src/errors/catalogue.ts. Do not edit. -->',
    '# Errors',
    '',
    'Every error of the gateway, the directory and the members has one of these codes, in `errors[].extensions.code`, and beside it',
    '`whatToDo`; that holds for requests that never became a GraphQL operation, too. The command line shows the message and what to do.',
    'Anything unexpected is `INTERNAL_SERVER_ERROR` with an `id`, under which the log of the server has the rest.',
    '',
    '*HTTP* is the status of an answer that is this error alone. 200 means that the error stands beside data and concerns only the',
    'field that its `path` names; nothing, that only the command line shows it.',
    '',
    '| code | HTTP | what happened | what to do |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

generate(process.argv.includes('--check'));
