import type { MemberRow } from '../members/createMemberLoaders.ts';
import type { Coverage, Holdings } from './holdingsForm.ts';

/** Which of some bodies an answer covers, put together from what each says of itself. */
export function coverageOf(bodies: readonly { body: MemberRow; holdings: Holdings }[]): Coverage {
  const parts = bodies.map(({ body, holdings }) => holdings?.coverage ?? noAnswer(body.code));
  const sum = (pick: (part: Coverage) => number) => parts.reduce((total, part) => total + pick(part), 0);
  return {
    complete: parts.every(({ complete }) => complete),
    asked: sum(({ asked }) => asked),
    answered: sum(({ answered }) => answered),
    skipped: sum(({ skipped }) => skipped),
    stale: parts.flatMap(({ stale }) => stale),
    missing: parts.flatMap(({ missing }) => missing),
    dropped: parts.flatMap(({ dropped }) => dropped),
  };
}

function noAnswer(code: string): Coverage {
  return { complete: false, asked: 1, answered: 0, skipped: 0, stale: [], missing: [{ code, reason: 'ERROR' }], dropped: [] };
}
