import type { MemberKind } from '../members/provinceMembers.ts';

/** The tables of the directory's database. */
export interface DirectoryDatabase {
  members: MembersTable;
}

/** Table `members`: one row for each body. All but `address` are facts that come with the project. */
export interface MembersTable {
  code: string;
  kind: MemberKind;
  name_fa: string;
  name_en: string;
  county: string | null;
  population: number | null;
  latitude: number | null;
  longitude: number | null;
  official_code: string | null;
  /** Where the body's server answers GraphQL; set by its operator, null while it runs none. */
  address: string | null;
}
