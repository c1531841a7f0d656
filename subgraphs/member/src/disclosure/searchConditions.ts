import { searchWords } from '@shafaf/shared/persian/searchWords';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { nothing } from './memberConditions.ts';

/** The filter `text`: every word of the folded question must stand in the folded text of the row. */
export function searchConditions(text: string): RawBuilder<SqlBool>[] {
  return searchWords(text).map((word) => holdsText('search_text', word));
}

/** That a column holds a text somewhere. */
export function holdsText(column: string, text: string): RawBuilder<SqlBool> {
  return isStorable(text) ? sql<SqlBool>`${sql.ref(column)} like ${`%${escapeLike(text)}%`}` : nothing;
}

/** Whether Postgres can hold a text: it has no NUL, and refuses a statement that brings one. */
export function isStorable(text: string): boolean {
  return !text.includes('\0');
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
