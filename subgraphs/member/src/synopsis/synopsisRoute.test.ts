import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { synopsisForm } from '@shafaf/shared/synopsis/Synopsis';
import pino from 'pino';
import { createMemberDatabase } from '../../../../test/testDatabase.ts';
import { insertContracts } from '../../test/insertContracts.ts';
import { manyContracts } from '../../test/manyContracts.ts';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { publishContent } from '../publish/publishContent.ts';
import { startMember } from '../startMember.ts';

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest((db) => insertContracts(db, maragheh.code, manyContracts(500, 1)));
});
afterAll(() => member.stop());

const get = (headers: Record<string, string> = {}, method = 'GET') =>
  fetch(new URL('/synopsis', member.address), { method, headers: { 'accept-encoding': 'identity', ...headers } });

describe('GET /synopsis', () => {
  test('gives the whole with its version as ETag, to be asked for again each time', async () => {
    const response = await get();
    const synopsis = synopsisForm.parse(await response.json());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('etag')).toBe(`"${synopsis.version}"`);
    expect(synopsis.member).toBe(maragheh.code);
    const { data } = await member.ask('{ contracts { totalCount } }');
    expect(synopsis.categories.contracts?.rows).toBe(data.contracts.totalCount);
  });

  test('is 304 without a body while the version stands, and whole after a publication', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    for (const asked of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const response = await get({ 'if-none-match': asked });
      expect([response.status, await response.text(), response.headers.get('etag'), response.headers.get('cache-control')]).toEqual([
        304,
        '',
        etag,
        'no-cache',
      ]);
    }
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
    await publishContent(member.db, { category: 'contracts', member: maragheh.code, source: 'test', sourceHash: null }, [
      { localId: 'new', content: { title: 'تازه' }, place: undefined },
    ]);
    const response = await get({ 'if-none-match': etag });
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).not.toBe(etag);
  });

  test('reads one small row to find that nothing has changed', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    const { statements } = await member.statementsOf('{ __typename }');
    await get({ 'if-none-match': etag });
    expect(statements).toEqual(['select "category", "version", "made_by" from "synopses"']);
  });

  test('is compressed for those who take it, under the same ETag', async () => {
    const etag = (await get()).headers.get('etag');
    for (const encoding of ['gzip', 'br']) {
      const response = await get({ 'accept-encoding': encoding });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('etag')).toBe(etag);
      expect(synopsisForm.parse(await response.json()).version).toBe(etag?.replaceAll('"', ''));
      expect((await get({ 'accept-encoding': encoding, 'if-none-match': etag ?? '' })).status).toBe(304);
    }
  });

  test('says plainly that it cannot be read while the database is away, and not where that is', async () => {
    const { url, drop } = await createMemberDatabase();
    const nowhere = connect<MemberDatabase>(`${url}_nowhere`, { max: 1 });
    const log: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => log.push(line) });
    const running = await startMember({ member: maragheh, database: nowhere, logger });
    try {
      for (const headers of [{}, { 'if-none-match': '"any"' }]) {
        const response = await fetch(new URL('/synopsis', running.address), { headers });
        expect({ status: response.status, body: await response.json(), etag: response.headers.get('etag') }).toEqual({
          status: 503,
          body: {
            errors: [
              {
                message: 'The synopsis cannot be read: the database does not answer.',
                extensions: { code: 'DATABASE_UNAVAILABLE', whatToDo: expect.any(String) },
              },
            ],
          },
          etag: null,
        });
      }
      expect(log.join()).toMatch(/nowhere/);
    } finally {
      await running.stop();
      await nowhere.destroy();
      await drop();
    }
  });
});
