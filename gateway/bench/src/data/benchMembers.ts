import { provinceMembers, type RegisteredMember } from '@shafaf/directory/members/provinceMembers';

/** Bodies of the province, the most populous municipalities first, so that a small choice holds the large ones. */
export function benchMembers(count: number): readonly RegisteredMember[] {
  return provinceMembers
    .toSorted((a, b) => (b.kind === 'MUNICIPALITY' ? (b.population ?? 0) : 0) - (a.kind === 'MUNICIPALITY' ? (a.population ?? 0) : 0))
    .slice(0, count);
}

/** The name of a member's database. */
export function memberDatabaseName(code: string): string {
  return `bench_${code.replaceAll('-', '_')}`;
}

export const DIRECTORY_DATABASE = 'bench_directory';
export const CENTRAL_DATABASE = 'bench_central';
