import type { ThresholdTable } from './thresholds/ThresholdTable.ts';

/** What kind of body a member is; the API's enum. */
export type MemberKind = 'GOVERNORATE' | 'COUNTY' | 'MUNICIPALITY';

/** Whose disclosures a server holds, as the province's register has it. */
export interface MemberIdentity {
  /** Such as `maragheh-municipality`. */
  code: string;
  kind: MemberKind;
  /** Code of the county that the body is or lies in; null for the governorate. */
  county: string | null;
  /** The thresholds of tenders that its contracts are classified by; those that come with the program when left out. */
  thresholds?: ThresholdTable | undefined;
}
