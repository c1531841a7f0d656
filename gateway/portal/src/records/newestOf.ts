import type { NewestAnswer, NewestRow } from '../catalogue/catalogue.ts';

/** A record and the name of its category. */
export interface Newest {
  category: string;
  row: NewestRow;
}

/** The newest records over all categories, newest first. */
export function newestOf(answer: NewestAnswer, most: number): Newest[] {
  return Object.entries(answer)
    .flatMap(([category, list]) => (list?.nodes ?? []).map((row) => ({ category, row })))
    .sort((a, b) => (a.row.publishedAt < b.row.publishedAt ? 1 : a.row.publishedAt > b.row.publishedAt ? -1 : a.row.id < b.row.id ? -1 : 1))
    .slice(0, most);
}
