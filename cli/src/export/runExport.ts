import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type ExportState, joinManifests, type Manifest, stateForm } from './ExportState.ts';
import { fetchPart } from './fetchPart.ts';
import { csvLine, type ManifestLine, ndjsonLine, splitManifest } from './splitManifest.ts';

/** What is exported, and to where. */
export interface ExportRequest {
  /** The gateway's root, such as `https://gateway.example.ir`. */
  gateway: string;
  /** Such as `contracts.csv`. */
  name: string;
  /** The parameters of the address. */
  query: URLSearchParams;
  /** The file. While it is not whole it is called `<file>.part`. */
  path: string;
  /** Begins anew even if an export of the same was interrupted. */
  restart: boolean;
  /** Refuses what is not complete. */
  requireComplete: boolean;
  /** Records that are asked for at once; 100,000 when left out. */
  partRows?: number;
  /** The pause after the first failure, in milliseconds; each further one is twice as long. 1,000 when left out. */
  firstPause?: number;
  signal: AbortSignal;
  /** Told how many records are there. */
  onRows: (rows: number) => void;
  /** Told what is done about an interruption. */
  onInterrupted: (reason: string, seconds: number) => void;
}

/** What became of an export. */
export interface Exported {
  rows: number;
  complete: boolean;
  missing: readonly { code: string; reason: string }[];
  changed: readonly string[];
  manifestPath: string;
  resumed: boolean;
}

/** Records that are asked for at once: what a cut connection costs at most, some seconds of work. */
const PART_ROWS = 100_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Failures on end after which it is left for later; what is there stays. */
const MOST_FAILURES = 8;

/** Formats that are written part after part, so that they can go on where they were interrupted, and how a part ends. */
const IN_PARTS: ReadonlyMap<string, ManifestLine> = new Map([
  ['csv', csvLine],
  ['ndjson', ndjsonLine],
  ['ocds.ndjson', ndjsonLine],
]);

/**
 * Exports to a file, with `<file>.manifest.json` beside it. An interruption is waited out; when it lasts, `<file>.part` stays, and the same command goes
 * on from there.
 * @throws ShafafError when the gateway refuses; Error when it cannot be reached for long
 */
export async function runExport(request: ExportRequest): Promise<Exported> {
  const format = request.name.slice(request.name.indexOf('.') + 1);
  const line = IN_PARTS.get(format);
  return line === undefined ? exportWhole(request) : exportInParts(request, line);
}

async function exportInParts(request: ExportRequest, line: ManifestLine): Promise<Exported> {
  const { path, signal, onRows } = request;
  const part = `${path}.part`;
  const base = addressOf(request);
  let state = (request.restart ? null : await readState(path, base.href)) ?? { address: base.href, bytes: 0, manifest: null };
  const resumed = state.bytes > 0;
  const file = await open(part, resumed ? 'r+' : 'w');
  try {
    await file.truncate(state.bytes);
    for (let failures = 0; ; ) {
      try {
        state = await appendPart(request, file, state, line);
        await writeFile(`${part}.json`, JSON.stringify(state));
        failures = 0;
        onRows(state.manifest?.rows ?? 0);
        if (state.manifest?.more !== true) break;
      } catch (error) {
        await file.truncate(state.bytes);
        await pauseAfter(error, ++failures, request, signal);
      }
    }
  } finally {
    await file.close();
  }
  const manifest = state.manifest;
  if (manifest === null) throw new Error('the export has no manifest'); // the last part had one
  await rename(part, path);
  await rm(`${part}.json`, { force: true });
  return finish(request, manifest, resumed);
}

async function appendPart(request: ExportRequest, file: FileHandle, state: ExportState, line: ManifestLine): Promise<ExportState> {
  const url = addressOf(request);
  url.searchParams.set('first', String(request.partRows ?? PART_ROWS));
  url.searchParams.set('footer', 'manifest');
  const last = state.manifest?.last ?? null;
  if (last !== null) url.searchParams.set('after', JSON.stringify([last.key, last.id]));
  const { body } = await fetchPart(url, headersOf(request), request.signal);
  let at = state.bytes;
  let isHeader = line === csvLine && last !== null;
  const manifest = await splitManifest(body, line, async (bytes) => {
    // Only the first part has the row of headings.
    const content = isHeader ? bytes.subarray(bytes.indexOf(10) + 1) : bytes;
    isHeader = false;
    await file.write(content, 0, content.length, at);
    at += content.length;
  });
  if (manifest === null) throw new Error('the connection was cut');
  await file.truncate(at);
  await file.datasync();
  return { ...state, bytes: at, manifest: joinManifests(state.manifest, manifest) };
}

/** Formats that must be written from the beginning to the end in one go. */
async function exportWhole(request: ExportRequest): Promise<Exported> {
  const { path, signal, onRows } = request;
  const part = `${path}.part`;
  for (let failures = 0; ; ) {
    const file = await open(part, 'w');
    try {
      const { body, trailers } = await fetchPart(addressOf(request), headersOf(request), signal);
      for await (const chunk of body) await file.write(chunk);
      await file.datasync();
      const { 'shafaf-rows': rows = '0', 'shafaf-coverage': coverage, 'shafaf-missing': missing = '' } = trailers();
      if (coverage === undefined) throw new Error('the export does not say how it ended: something on the way takes off trailers');
      await rename(part, path);
      onRows(Number(rows));
      return await finish(
        request,
        { rows: Number(rows), complete: coverage === 'complete', coverage: { missing: readMissing(missing) }, changed: [] },
        false,
      );
    } catch (error) {
      await pauseAfter(error, ++failures, request, signal);
    } finally {
      await file.close();
    }
  }
}

function readMissing(text: string): { code: string; reason: string }[] {
  return text
    .split(', ')
    .filter((each) => each !== '')
    .map((each) => {
      const [code = '', reason = ''] = each.split(';reason=');
      return { code, reason };
    });
}

type Summary = Pick<Manifest, 'rows' | 'complete' | 'changed'> & { coverage: { missing: readonly { code: string; reason: string }[] } };

async function finish({ path, name }: ExportRequest, manifest: Summary, resumed: boolean): Promise<Exported> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  const manifestPath = `${path}.manifest.json`;
  await writeFile(manifestPath, `${JSON.stringify({ file: name, sha256: hash.digest('hex'), ...manifest }, null, 2)}\n`);
  const { rows, complete, changed, coverage } = manifest;
  return { rows, complete, changed, missing: coverage.missing, manifestPath, resumed };
}

/** Waits before it is tried again. @throws what went wrong, when trying again cannot help */
async function pauseAfter(
  error: unknown,
  failures: number,
  { onInterrupted, firstPause = FIRST_PAUSE }: ExportRequest,
  signal: AbortSignal,
): Promise<void> {
  const isRefused = error instanceof ShafafError && !PASSING.has(error.code);
  if (isRefused || signal.aborted || failures >= MOST_FAILURES) throw error;
  const pause = Math.min(firstPause * 2 ** (failures - 1), LONGEST_PAUSE);
  onInterrupted(messageOf(error), pause / 1_000);
  await sleep(pause, undefined, { signal });
}

/** Refusals that another moment may not meet. */
const PASSING: ReadonlySet<string> = new Set(['TOO_MANY_EXPORTS', 'RATE_LIMITED', 'INTERNAL_SERVER_ERROR']);

function addressOf({ gateway, name, query }: ExportRequest): URL {
  const url = new URL(`/export/${name}`, gateway);
  url.search = query.toString();
  return url;
}

function headersOf({ requireComplete }: ExportRequest): Record<string, string> {
  return requireComplete ? { 'shafaf-coverage': 'complete' } : {};
}

async function readState(path: string, address: string): Promise<ExportState | null> {
  try {
    const state = stateForm.parse(JSON.parse(await readFile(`${path}.part.json`, 'utf8')));
    const file = await open(`${path}.part`, 'r');
    const { size } = await file.stat();
    await file.close();
    return state.address === address && size >= state.bytes ? state : null;
  } catch {
    // None, or none that could be gone on from.
    return null;
  }
}
