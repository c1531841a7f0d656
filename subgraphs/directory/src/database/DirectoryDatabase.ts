import type { ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { ExtensionsTable } from '../extensions/ExtensionsTable.ts';
import type { MemberKind } from '../members/provinceMembers.ts';
import type { ObligationProfilesTable } from '../obligations/ObligationProfilesTable.ts';

/** The tables of the directory's database. */
export interface DirectoryDatabase {
  members: MembersTable;
  invitations: InvitationsTable;
  approvals: ApprovalsTable;
  events: EventsTable;
  extensions: ExtensionsTable;
  obligation_profiles: ObligationProfilesTable;
}

/** How a body stands, whatever invitation of it may be under way. */
export type Standing = 'NONE' | 'LIVE' | 'SUSPENDED' | 'LEFT';

/** Table `members`: one row for each body. All but its standing and what hangs on it are facts that come with the project. */
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
  /** Where the body's server answers GraphQL; set while it is live or suspended, and only then. */
  address: string | null;
  standing: Generated<Standing>;
  /** When the standing last changed; null where it never did. */
  standing_since: Date | null;
  /** Why it is suspended or has left. */
  standing_reason: string | null;
  /** The key it joined with: Ed25519, base64url of 32 bytes. Null while the register has none. */
  public_key: string | null;
  /** Pins (see `keyPin`) of the keys that its server may show over TLS; empty where authorities vouch for it. */
  key_pins: Generated<string[]>;
}

/**
 * How far an invitation has come. OPEN: not answered yet, or the check failed and it may be answered again; CHECKING: the check is
 * under way; APPROVING: the check passed, approvals are missing; CLOSED: done with, or replaced.
 */
export type InvitationState = 'OPEN' | 'CHECKING' | 'APPROVING' | 'CLOSED';

/** Table `invitations`: one row for each; at most one of a body is not closed. */
export interface InvitationsTable {
  id: GeneratedAlways<string>;
  member: string;
  /** SHA-256 of the invitation, hexadecimal: the invitation itself is kept nowhere. */
  token_hash: string;
  invited_at: Date;
  expires_at: Date;
  /** How many people must approve before the body is live. */
  approvals_needed: number;
  state: InvitationState;
  state_since: Date;
  /** Who answered: once a key has answered, no other may. */
  public_key: string | null;
  /** The pins that were answered with. */
  key_pins: Generated<string[]>;
  /** The address that was answered with. */
  address: string | null;
  /** What the latest check found. */
  report: ColumnType<ConformanceReport | null, string | null, string | null>;
}

/** Table `approvals`: who approved that an invited body goes live. */
export interface ApprovalsTable {
  invitation: string;
  name: string;
  at: Date;
}

/** What can happen to a body's membership. */
export type EventName =
  | 'INVITED'
  | 'ANSWERED'
  | 'CHECK_PASSED'
  | 'CHECK_FAILED'
  | 'APPROVED'
  | 'LIVE'
  | 'ADDRESS_ENTERED'
  | 'ADDRESS_REMOVED'
  | 'MOVED'
  | 'PINNED'
  | 'SUSPENDED'
  | 'RESUMED'
  | 'LEFT'
  | 'EXTENSION_ENTERED'
  | 'EXTENSION_SUSPENDED'
  | 'EXTENSION_RESUMED'
  | 'EXTENSION_REMOVED';

/** Table `events`: everything that ever happened to memberships. Rows are only ever added; the database refuses all else. */
export interface EventsTable {
  id: GeneratedAlways<string>;
  member: string;
  at: ColumnType<Date, Date, never>;
  /** Who did it, by the name given. */
  who: string;
  what: EventName;
  address: string | null;
  /** More about it, in words: a reason, or which checks failed. */
  note: string | null;
}
