import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type ExportRequest, runExport } from '../cli/src/export/runExport.ts';
import { type GivenContract, startTestProvince, type TestProvince } from './testProvince.ts';

const TABRIZ = 'tabriz-municipality';
const AHAR = 'ahar-municipality';

let province: TestProvince;
let line: Line;
let folder: string;
beforeAll(async () => {
  const contracts = (count: number) =>
    Array.from(
      { length: count },
      (_, i): GivenContract => ({
        localId: String(i),
        content: { title: `قرارداد\n«${i}», "یک"`, ...(i % 5 > 0 && { amount: String(i % 7) }) },
      }),
    );
  province = await startTestProvince({ 'tabriz-county': [], 'ahar-county': [], [TABRIZ]: contracts(300), [AHAR]: contracts(150) });
  line = await openLine(new URL(province.address).port);
  folder = await mkdtemp(join(tmpdir(), 'shafaf-export-'));
});
afterAll(async () => {
  await line?.close();
  await province?.stop();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => line.cut([]));

/** A line to the gateway that can be cut. */
interface Line {
  address: string;
  /** For the next connections: after how many bytes of the answer each is cut. */
  cut(after: number[]): void;
  close(): Promise<void>;
}

async function openLine(port: string): Promise<Line> {
  let cuts: number[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const gateway = connectTo(Number(port), '127.0.0.1');
    const most = cuts.shift() ?? Number.POSITIVE_INFINITY;
    let passed = 0;
    for (const socket of [client, gateway]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.pipe(gateway);
    gateway.on('data', (chunk) => {
      const room = Math.max(0, most - passed);
      passed += chunk.length;
      client.write(chunk.subarray(0, room));
      if (passed >= most) {
        client.end();
        gateway.destroy();
      }
    });
    gateway.on('end', () => client.end());
    client.on('close', () => gateway.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`,
    cut(after) {
      cuts = after;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let files = 0;
function request(name: string, more: Partial<ExportRequest> = {}): ExportRequest {
  return {
    gateway: line.address,
    name,
    query: new URLSearchParams(),
    path: join(folder, `${files++}-${name}`),
    restart: false,
    requireComplete: false,
    partRows: 70,
    firstPause: 10,
    signal: new AbortController().signal,
    onRows: () => undefined,
    onInterrupted: () => undefined,
    ...more,
  };
}

const plain = async (name: string) => Buffer.from(await (await fetch(`${province.address}/export/${name}`)).arrayBuffer()).toString();
const withoutManifest = (text: string) => text.replace(/\{"export":.*\n$/, '');
const manifestOf = async (path: string) => JSON.parse(await readFile(`${path}.manifest.json`, 'utf8'));

describe('shafaf export', () => {
  test.each(['csv', 'ndjson'])(
    'writes as %s what the gateway gives in one go, and a manifest with sums that are the graph’s',
    async (format) => {
      const asked = request(`contracts.${format}`);
      expect(await runExport(asked)).toMatchObject({ rows: 450, complete: true, missing: [], resumed: false });
      expect(await readFile(asked.path, 'utf8')).toBe(withoutManifest(await plain(`contracts.${format}`)));
      const manifest = await manifestOf(asked.path);
      const { data } = await province.ask('{ contractTotals { count amount } }');
      const { count, amount } = Object(data).contractTotals;
      expect(manifest).toMatchObject({ rows: 450, more: false, complete: true, figures: { count: String(count), amount }, changed: [] });
      expect(manifest.members.map((member: { code: string; rows: number }) => [member.code, member.rows])).toEqual(
        expect.arrayContaining([
          [AHAR, 150],
          [TABRIZ, 300],
        ]),
      );
      await expect(stat(`${asked.path}.part`)).rejects.toThrow();
    },
  );

  test.each(['csv', 'ndjson'])('of %s goes on where the line was cut, and the file is the same', async (format) => {
    const whole = withoutManifest(await plain(`contracts.${format}`));
    for (const after of [100, 700, 1_200]) {
      line.cut([Number.POSITIVE_INFINITY, after, Number.POSITIVE_INFINITY, after]);
      const interrupted: string[] = [];
      const asked = request(`contracts.${format}`, { onInterrupted: (reason) => interrupted.push(reason) });
      expect(await runExport(asked)).toMatchObject({ rows: 450, complete: true });
      expect(await readFile(asked.path, 'utf8')).toBe(whole);
      expect(interrupted.length).toBeGreaterThan(0);
      expect(await manifestOf(asked.path)).toMatchObject({ rows: 450, figures: { count: '450' } });
    }
  });

  test('that was stopped goes on when it is begun again, unless something else is asked, or to begin anew', async () => {
    const whole = withoutManifest(await plain('contracts.csv'));
    const stop = new AbortController();
    const asked = request('contracts.csv', { onRows: (rows) => rows >= 140 && stop.abort(), signal: stop.signal });
    await expect(runExport(asked)).rejects.toThrow();
    const again = { ...asked, signal: new AbortController().signal, onRows: () => undefined };
    // Half a part more, as it is when the machine goes down.
    await writeFile(`${asked.path}.part`, 'x,y', { flag: 'a' });
    const state = await readFile(`${asked.path}.part.json`, 'utf8');
    expect(await runExport(again)).toMatchObject({ rows: 450, resumed: true });
    expect(await readFile(asked.path, 'utf8')).toBe(whole);
    for (const other of [
      { ...again, restart: true },
      { ...again, query: new URLSearchParams('lang=en') },
    ]) {
      await writeFile(`${asked.path}.part`, whole);
      await writeFile(`${asked.path}.part.json`, state);
      expect(await runExport(other)).toMatchObject({ rows: 450, resumed: false });
    }
  });

  test('of a form that cannot go on begins anew by itself', async () => {
    line.cut([500, 3_000]);
    const asked = request('contracts.json');
    expect(await runExport(asked)).toMatchObject({ rows: 450, complete: true });
    expect(JSON.parse(await readFile(asked.path, 'utf8')).records).toHaveLength(450);
  });

  test('is refused at once for what the gateway refuses', async () => {
    await expect(runExport(request('contracts.csv', { query: new URLSearchParams('minAmont=1') }))).rejects.toThrow(/minAmont/);
    await expect(runExport(request('contracts.xyz'))).rejects.toThrow(/contracts\.csv/);
  });

  test('says what is missing of an export that lacks a part', async () => {
    const partial = await startTestProvince({
      'ahar-county': [{ localId: '1', content: { title: 'یک' } }],
      [AHAR]: [{ localId: '1', content: { title: 'یک' } }],
    });
    try {
      await partial.stopMember('ahar-county');
      for (const name of ['contracts.csv', 'contracts.json']) {
        const asked = request(name, { gateway: partial.address });
        expect(await runExport(asked)).toMatchObject({ rows: 1, complete: false, missing: [{ code: 'ahar-county' }] });
        expect(await manifestOf(asked.path)).toMatchObject({ complete: false });
      }
      await expect(runExport(request('contracts.csv', { gateway: partial.address, requireComplete: true }))).rejects.toThrow(/ahar-county/);
    } finally {
      await partial.stop();
    }
  });
});
