import type { ExportFormat } from '../formats/ExportFormat.ts';
import { type OcdsSettings, ocdsRelease, writeRelease } from './ocdsRelease.ts';

/** What a gateway says in packages of OCDS. */
export interface OcdsPublisher extends OcdsSettings {
  /** Who publishes the packages. */
  publisher: string;
}

/** The category that the standard is about. */
export const OCDS_CATEGORY = 'contracts';

/** Contracts as releases of OCDS 1.1: `ocds.json` is a release package, `ocds.ndjson` has a release on each line. */
export function ocdsFormats(settings: OcdsPublisher): ReadonlyMap<string, ExportFormat> {
  const rowOf = (record: Readonly<Record<string, unknown>>) => writeRelease(ocdsRelease(record, settings));
  return new Map<string, ExportFormat>([
    [
      'ocds.json',
      {
        mediaType: 'application/json; charset=utf-8',
        isTable: false,
        rowOf,
        async *write(rows, { address }, manifest) {
          const head = { uri: address, version: '1.1', publishedDate: new Date().toISOString(), publisher: { name: settings.publisher } };
          yield `${JSON.stringify(head).slice(0, -1)},"releases":[`;
          let before = '\n';
          for await (const releases of rows) {
            yield before + releases.join(',\n');
            before = ',\n';
          }
          yield `\n],"export":${JSON.stringify(manifest())}}\n`;
        },
      },
    ],
    [
      'ocds.ndjson',
      {
        mediaType: 'application/x-ndjson; charset=utf-8',
        isTable: false,
        rowOf: (record) => `${rowOf(record)}\n`,
        async *write(rows, { hasFooter }, manifest) {
          for await (const releases of rows) yield releases.join('');
          const whole = manifest();
          // Readers of releases know nothing else: only what is asked for, or must be said, comes after them.
          if (hasFooter || !whole.complete) yield `${JSON.stringify({ export: whole })}\n`;
        },
      },
    ],
  ]);
}
