import { connect } from '@shafaf/shared/database/connect';
import type { Kysely } from 'kysely';
import pino from 'pino';
import { createMemberDatabase } from '../../../test/testDatabase.ts';
import type { MemberDatabase } from '../src/database/MemberDatabase.ts';
import type { MemberIdentity } from '../src/MemberIdentity.ts';
import { type StartMemberOptions, startMember } from '../src/startMember.ts';
import type { MemberTrust } from '../src/trust/MemberTrust.ts';

/** A GraphQL answer over HTTP, unread. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where that is not there.
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** A member that runs on a database of its own, and what a test needs to look at it. */
export interface MemberUnderTest {
  identity: MemberIdentity;
  address: string;
  db: Kysely<MemberDatabase>;
  ask(query: string, variables?: object): Promise<Answer>;
  /** The statements that answering took. */
  statementsOf(query: string, variables?: object): Promise<{ statements: string[]; answer: Answer }>;
  stop(): Promise<void>;
}

/** The member of most tests. */
export const maragheh: MemberIdentity = { code: 'maragheh-municipality', kind: 'MUNICIPALITY', county: 'maragheh' };

/** Starts a member on a fresh database, filled by `fill`. Faults of ours are thrown at the asker with what the log has. */
export async function memberUnderTest(
  fill: (db: Kysely<MemberDatabase>) => Promise<void>,
  identity: MemberIdentity = maragheh,
  trust: MemberTrust | 'ANYONE' = 'ANYONE',
  more: Pick<StartMemberOptions, 'intake' | 'requests'> = {},
): Promise<MemberUnderTest> {
  const { url, drop } = await createMemberDatabase();
  let statements: string[] = [];
  const db = connect<MemberDatabase>(url, { max: 4, prepared: 16, onQuery: (sql) => statements.push(sql) });
  await fill(db);
  const faults: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => faults.push(line) });
  const server = await startMember({ member: identity, database: db, trust, logger, ...more });

  async function ask(query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(server.address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = { status: response.status, ...JSON.parse(await response.text()) };
    if (faults.length > 0) throw new Error(`The member met a fault: ${faults.splice(0).join('\n')}`);
    return answer;
  }
  return {
    identity,
    address: server.address,
    db,
    ask,
    statementsOf: async (query, variables) => {
      statements = [];
      const answer = await ask(query, variables);
      return { statements, answer };
    },
    stop: async () => {
      await server.stop();
      await db.destroy();
      await drop();
    },
  };
}
