import { readFile } from 'node:fs/promises';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Mapping, mapping } from './Mapping.ts';

/**
 * Reads a mapping file (JSON).
 * @throws ShafafError `BAD_MAPPING` that names the setting and what it should be.
 */
export async function readMapping(path: string): Promise<Mapping> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ShafafError('BAD_MAPPING', `The mapping file ${path} cannot be read: ${messageOf(error)}.`);
  }
  return parseMapping(text, path);
}

/** Reads the text of a mapping. @throws ShafafError `BAD_MAPPING` that names the setting. */
export function parseMapping(text: string, path: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new ShafafError('BAD_MAPPING', `The mapping file ${path} is not JSON: ${messageOf(error)}.`);
  }
  return checkMapping(json, path);
}

/** Checks a mapping that is already at hand. @throws ShafafError `BAD_MAPPING` that names the setting. */
export function checkMapping(json: unknown, path = 'the mapping'): Mapping {
  const parsed = mapping.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.length > 0 ? `"${issue.path.join('.')}": ` : ''}${plain(issue)}`);
  throw new ShafafError('BAD_MAPPING', `${path}: ${faults.slice(0, 5).join('; ')}.`);
}

function plain(issue: { message: string; code?: string | undefined }): string {
  // A union's own message says nothing; what is allowed stands in the documentation.
  return issue.code === 'invalid_union' ? 'this value is not among those allowed' : issue.message;
}
