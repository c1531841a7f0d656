import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import type { Race } from '../measure/Peer.ts';
import type { Operation } from '../programs/LoadOrder.ts';
import { askPeer } from './askPeer.ts';

/**
 * Makes sure that every peer gives the same answer to every question, and that it is the true one.
 * @param truth what must be found in the answer, straight from SQL, and how it is found; undefined for what only peers are compared in
 * @returns by peer, how many members it asked for a question on average; without those who say nothing of members
 * @throws that names the peer and the question
 */
export async function checkAnswers(
  race: Race,
  truth: (operation: Operation, data: Record<string, unknown>) => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const askedOf = new Map<string, number>();
  const operations = new Set(race.operations);
  for (const operation of operations) {
    let first: { name: string; text: string } | undefined;
    for (const peer of race.peers) {
      const { data, asked } = await askPeer(peer, operation);
      if (asked !== undefined) askedOf.set(peer.name, (askedOf.get(peer.name) ?? 0) + asked / operations.size);
      const text = canonicalJson(data);
      if (first !== undefined && first.text !== text) {
        const at = firstDifference(first.text, text);
        throw new Error(
          `${race.letter}: ${peer.name} and ${first.name} differ for ${JSON.stringify(operation.variables)}:\n  …${text.slice(at - 80, at + 120)}\n  …${first.text.slice(at - 80, at + 120)}`,
        );
      }
      if (first === undefined) {
        first = { name: peer.name, text };
        await truth(operation, data);
      }
    }
  }
  return askedOf;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return Math.max(80, at);
}
