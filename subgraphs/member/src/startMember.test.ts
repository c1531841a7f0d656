import { afterEach, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import pino from 'pino';
import { createMemberDatabase } from '../../../test/testDatabase.ts';
import { insertContracts } from '../test/insertContracts.ts';
import { type MemberUnderTest, memberUnderTest } from '../test/memberUnderTest.ts';
import type { MemberDatabase } from './database/MemberDatabase.ts';
import { startMember } from './startMember.ts';

const running: MemberUnderTest[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((member) => member.stop()));
});

describe('startMember', () => {
  test('serves two members of one process from one schema, each with its own data', async () => {
    for (const code of ['sarab-municipality', 'ahar-municipality'])
      running.push(
        await memberUnderTest((db) => insertContracts(db, code, [{ localId: '1', title: code }]), {
          code,
          kind: 'MUNICIPALITY',
          county: null,
        }),
      );
    const answers = await Promise.all(
      running.map((member) => member.ask('{ contracts { totalCount nodes { id title member { code } } } }')),
    );
    expect(answers.map((answer) => answer.data.contracts)).toEqual(
      ['sarab-municipality', 'ahar-municipality'].map((code) => ({
        totalCount: 1,
        nodes: [{ id: `${code}:contracts:1`, title: code, member: { code } }],
      })),
    );
  });

  test('is not ready and masks the reason while its database is away', async () => {
    const { url, drop } = await createMemberDatabase();
    const nowhere = connect<MemberDatabase>(`${url}_nowhere`, { max: 1 });
    const log: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => log.push(line) });
    const member = await startMember({ member: { code: 'ahar', kind: 'COUNTY', county: 'ahar' }, database: nowhere, logger });
    try {
      expect(member.code).toBe('ahar');
      const ready = await fetch(new URL('/health/ready', member.address));
      expect({ status: ready.status, body: await ready.json() }).toEqual({ status: 503, body: { status: 'not ready' } });
      const response = await fetch(member.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ contracts { nodes { id } coverage { complete } } contractTotals { count } }"}',
      });
      const answer = JSON.parse(await response.text());
      expect(answer.data).toEqual({ contracts: null, contractTotals: null });
      expect(JSON.stringify(answer)).not.toMatch(/nowhere|does not exist|select/);
      expect(answer.errors.map((error: { message: string }) => error.message)).toEqual(['Internal error', 'Internal error']);
      expect(log.join()).toMatch(/nowhere/);
    } finally {
      await member.stop();
      await nowhere.destroy();
      await drop();
    }
  });
});
