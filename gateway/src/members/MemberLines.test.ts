import { afterEach, describe, expect, test } from '@jest/globals';
import { developmentNetwork } from '@shafaf/shared/network/NetworkPolicy';
import pino from 'pino';
import { GraphqlClient } from '../GraphqlClient.ts';
import type { Member } from '../scatter/Member.ts';
import { usualCallSettings } from './CallSettings.ts';
import { MemberLines } from './MemberLines.ts';
import { startFaultyServer } from './testing/faultyServer.ts';

const closes: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closes.splice(0).map((close) => close()));
});

const member = (code: string, address: string | null): Member => ({ code, kind: 'CITY', county: null, address });
const QUESTION = '{"query":"{ a }"}';

async function province() {
  const client = new GraphqlClient({ network: developmentNetwork, deadlineMilliseconds: 5_000 });
  const servers = [await startFaultyServer(), await startFaultyServer()] as const;
  closes.push(() => client.close(), ...servers.map((server) => () => server.stop()));
  const lines = new MemberLines({
    settings: { ...usualCallSettings, failuresToOpen: 1, retries: 0, openMilliseconds: 60_000, longestOpenMilliseconds: 60_000 },
    call: (address, request, code, milliseconds) => client.ask(address, request, code, milliseconds),
    onLeft: (address) => client.drop(address),
    logger: pino({ level: 'silent' }),
  });
  return { lines, servers };
}

describe('a member that moves or leaves', () => {
  test('begins anew where it is now, and no connection is kept to where it was', async () => {
    const { lines, servers } = await province();
    const [before, now] = servers;
    lines.keep([member('ahar', before.address)]);
    await lines.send(before.address, QUESTION, 'ahar');
    expect(await before.connections()).toBe(1);
    before.behave('BAD_GATEWAY');
    expect(await lines.send(before.address, QUESTION, 'ahar')).toMatchObject({ missing: 'UNREACHABLE' });
    expect(await lines.send(before.address, QUESTION, 'ahar')).toMatchObject({ missing: 'CIRCUIT_OPEN' });

    lines.keep([member('ahar', now.address)]);
    expect(lines.usualMilliseconds(member('ahar', before.address))).toBeUndefined();
    expect(await lines.send(now.address, QUESTION, 'ahar')).toMatchObject({ data: {} });
    while ((await before.connections()) > 0) await new Promise((resolve) => setTimeout(resolve, 10));

    lines.keep([member('ahar', null)]);
    while ((await now.connections()) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  test('costs another one at the same origin nothing', async () => {
    const { lines, servers } = await province();
    const [server] = servers;
    const other = new URL('/other/graphql', server.address).href;
    lines.keep([member('ahar', server.address), member('marand', other)]);
    await lines.send(server.address, QUESTION, 'ahar');
    await lines.send(other, QUESTION, 'marand');
    const connections = await server.connections();
    lines.keep([member('marand', other)]);
    expect(await lines.send(other, QUESTION, 'marand')).toMatchObject({ data: {} });
    expect(await server.connections()).toBe(connections);
    expect(server.paths).toEqual(['/graphql', '/other/graphql', '/other/graphql']);
  });
});
