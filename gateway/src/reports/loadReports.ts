import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiPath } from '@shafaf/schema/contract';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { useContractScalars } from '@shafaf/shared/graph/useContractScalars';
import { buildSchema, type GraphQLSchema } from 'graphql';
import type { ReportDefinition } from './definition/ReportDefinition.ts';
import { readDefinition } from './definition/readDefinition.ts';
import { NAMES_QUERY } from './run/runReport.ts';

/** The reports that the program brings along. */
const SHIPPED = fileURLToPath(new URL('../../reports', import.meta.url));

/** Reports by name, in order of their names, and the graph that they ask. */
export interface Reports {
  schema: GraphQLSchema;
  definitions: ReadonlyMap<string, ReportDefinition>;
  /** Why others cannot be used: `BAD_REPORT`, each with all that is wrong with it. */
  refused: readonly ShafafError[];
}

/**
 * Loads the reports of the program and those of further folders, in which each folder is a report. One of a name that is there already takes its
 * place, so that a province can have a shipped one in its own way. One that does not fit is refused by itself.
 * @throws ShafafError `UNREADABLE_FILE` for a folder that is none
 */
export function loadReports(folders: readonly string[] = []): Reports {
  const schema = buildSchema(readFileSync(apiPath, 'utf8'), { assumeValid: true });
  useContractScalars(schema);
  const definitions = new Map<string, ReportDefinition>();
  const refused: ShafafError[] = [];
  for (const folder of [SHIPPED, ...folders.map((each) => resolve(each))])
    for (const each of reportFolders(folder)) {
      try {
        const definition = readDefinition(each, schema);
        definitions.set(definition.name, definition);
      } catch (error) {
        if (!(error instanceof ShafafError)) throw error;
        refused.push(error);
      }
    }
  return { schema, refused, definitions: new Map([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/**
 * The report of a name.
 * @throws ShafafError `UNKNOWN_REPORT` that says which there are
 */
export function reportNamed({ definitions }: Reports, name: string): ReportDefinition {
  const definition = definitions.get(name);
  if (definition !== undefined) return definition;
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  throw new ShafafError('UNKNOWN_REPORT', `There is no report "${shown}". There are: ${[...definitions.keys()].join(', ')}.`);
}

/** The texts of all questions that reports ask. */
export function textsOf({ definitions }: Reports): string[] {
  return [NAMES_QUERY, ...[...definitions.values()].flatMap(({ operations }) => [...operations.values()].map(({ text }) => text))];
}

function reportFolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => join(folder, name))
      .sort();
  } catch (error) {
    throw new ShafafError('UNREADABLE_FILE', `The folder of reports ${folder} cannot be read: ${messageOf(error)}`);
  }
}
