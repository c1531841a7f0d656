import type { JsonObject } from '../../cli/src/conformance/json.ts';
import type { PlainMember } from './Compared.ts';

/** A record, as its member gives it. */
export interface PlainRow {
  id: string;
  member: PlainMember;
  object: JsonObject;
}
