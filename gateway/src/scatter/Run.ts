import type { Asked } from './coverage.ts';
import type { FollowPoint } from './row.ts';

/** One attempt at an answer: who was asked, and which references in it are still to be followed. */
export class Run {
  /** The objects in which the fields of a follow point are to be put, by the key of the entity they belong to. */
  readonly targets = new Map<FollowPoint, Map<string, Record<string, unknown>[]>>();

  readonly asked: Asked;
  /** What is known of members that were not asked for rows of a page: how many match, and whether some surely come after it. */
  readonly beyond = { rows: 0n, more: false };

  constructor(asked: Asked) {
    this.asked = asked;
  }

  follow(point: FollowPoint, key: string, target: Record<string, unknown>): void {
    let byKey = this.targets.get(point);
    if (byKey === undefined) {
      byKey = new Map();
      this.targets.set(point, byKey);
    }
    const before = byKey.get(key);
    if (before === undefined) byKey.set(key, [target]);
    else before.push(target);
  }
}
