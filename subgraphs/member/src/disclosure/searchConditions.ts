import { searchWords } from '@shafaf/shared/persian/searchWords';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { nothing } from './memberConditions.ts';

/** The filter `text`: every word of the folded question must stand in the folded text of the row. */
export function searchConditions(text: string): RawBuilder<SqlBool>[] {
  return searchWords(text).map((word) => (isStorable(word) ? sql<SqlBool>`search_text like ${`%${escapeLike(word)}%`}` : nothing));
}

/** Whether Postgres can hold a text: it has no NUL, and refuses a statement that brings one. */
export function isStorable(text: string): boolean {
  return !text.includes('\0');
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
