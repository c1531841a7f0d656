/** The directory's database on a server that we arrange. */
export const DIRECTORY_DATABASE = 'shafaf_directory';

/** A member's database on a server that we arrange; underscores need no quotes in SQL. */
export function memberDatabaseName(code: string): string {
  return `shafaf_${code.replaceAll('-', '_')}`;
}
