import type { MemberKind } from '../MemberIdentity.ts';

/** The body that samples are made for. */
export interface SampleBody {
  code: string;
  kind: MemberKind;
  /** The full name in Persian, such as «شهرداری تبریز». */
  nameFa: string;
  /** Null where not known. */
  population: number | null;
}

/** An invented record. */
export interface SampleRecord<Content> {
  /** The body's own id, such as `1402-118`. */
  localId: string;
  content: Content;
}
