import { expect } from '@jest/globals';
import { z } from 'zod';
import { errorCatalogue } from '../../shared/src/errors/catalogue.ts';
import { isErrorCode } from '../../shared/src/errors/isErrorCode.ts';

const bodyForm = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string(), whatToDo: z.string() }) })).optional(),
});

/** An answer took so long at most; a machine under load needs some. */
export const LONGEST_MILLISECONDS = 15_000;

/** What a server may answer to anything: no fault of its own, and each error with a code of the catalogue and no stack trace. */
export function expectTame(status: number, text: string): void {
  expect({ status, text: status >= 500 ? text : '' }).toEqual({ status: expect.any(Number), text: '' });
  expect(text).not.toMatch(/\n\s+at |stacktrace|node_modules/);
  if (text === '' || !text.startsWith('{')) return;
  const { errors = [], data } = bodyForm.parse(JSON.parse(text));
  for (const { extensions, message } of errors) {
    expect({ code: extensions.code, message, known: isErrorCode(extensions.code) }).toMatchObject({ known: true });
    expect({ message, code: extensions.code }).not.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    if (isErrorCode(extensions.code)) expect(extensions.whatToDo).toBe(errorCatalogue[extensions.code].whatToDo);
  }
  expect(errors.length > 0 || data !== undefined || status !== 200).toBe(true);
}
