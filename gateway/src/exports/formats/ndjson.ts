import type { RecordFormat } from './ExportFormat.ts';

/** A record on each line, as it is in the graph, and on the last line `{"export": …}`: the manifest, by which one sees that all has arrived. */
export const ndjson: RecordFormat = {
  mediaType: 'application/x-ndjson; charset=utf-8',
  isTable: false,
  rowOf: (record) => `${JSON.stringify(record)}\n`,
  async *write(rows, _content, manifest) {
    for await (const lines of rows) yield lines.join('');
    yield `${JSON.stringify({ export: manifest() })}\n`;
  },
};
