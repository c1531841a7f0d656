import type { ColumnType, Generated } from 'kysely';

/** Table `extensions`: one row for each server that a body runs of its own accord, with fields of its own. */
export interface ExtensionsTable {
  name: string;
  /** Code of the body that answers for it. */
  body: string;
  address: string;
  /** Pins (see `keyPin`) of the keys that its server may show over TLS; empty where authorities vouch for it. */
  key_pins: Generated<string[]>;
  /** Whether the operator has left it out for a time. */
  suspended: Generated<boolean>;
  entered_at: ColumnType<Date, never, never>;
}
