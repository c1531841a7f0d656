import { refusal } from '@shafaf/shared/errors/refusal';
import { hashOf, type Safelist } from './readSafelist.ts';

/**
 * Sees to it that only listed operations are answered.
 * @param asked the text that the request brings, or the hash by which it names one
 * @throws ShafafError `OPERATION_NOT_LISTED`
 */
export function checkListed(safelist: Safelist, asked: { text: string | undefined; hash: string | undefined }): void {
  const hash = asked.text === undefined ? asked.hash : hashOf(asked.text);
  if (hash !== undefined && !safelist.has(hash))
    throw refusal('OPERATION_NOT_LISTED', `The operation with the hash ${hash} is none of the ${safelist.size} that are answered here.`, {
      extensions: { hash },
    });
}
