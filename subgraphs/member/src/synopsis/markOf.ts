import { createHash } from 'node:crypto';
import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import type { SynopsisDescription } from './SynopsisDescription.ts';

/** Raised when a synopsis is worked out in another way from the same description. */
const WAY_OF_MAKING = 2;

/** Tells by what description a stored synopsis was made, so that one made by an older program is made again. */
export function markOf(description: SynopsisDescription): string {
  return createHash('sha256')
    .update(canonicalJson([WAY_OF_MAKING, description]))
    .digest('base64url')
    .slice(0, 16);
}
