import { benchMembers } from '../data/benchMembers.ts';
import { supplierPools } from '../data/supplierPools.ts';
import type { BenchProvince } from '../peers/startProvince.ts';

const EVERY_MILLISECONDS = 1_000;
let published = 0;

/** Publishes one contract a second, with one member after the other and in the central database, until it is stopped. */
export function publishing({ publish }: BenchProvince, memberCount: number): { stop(): Promise<void>; count(): number } {
  const members = benchMembers(memberCount);
  const pools = supplierPools(memberCount);
  let count = 0;
  let last: Promise<unknown> = Promise.resolve();
  const next = async (): Promise<void> => {
    const number = published++;
    const place = (number * 7) % members.length;
    const member = members[place]?.code;
    const supplier = pools[place]?.[number % 50];
    if (member === undefined || supplier === undefined) return;
    const at = new Date(Math.trunc(Date.now() / 1000) * 1000);
    const amount = String(2_000_000_000 + number);
    await publish({ member, localId: `p-${at.getTime()}`, title: `قرارداد تازه ${number}`, amount, signedOn: '2025-06-01', supplier, at });
    count++;
  };
  const timer = setInterval(() => {
    last = last.then(next);
  }, EVERY_MILLISECONDS);
  return {
    count: () => count,
    stop: async () => {
      clearInterval(timer);
      await last;
    },
  };
}
