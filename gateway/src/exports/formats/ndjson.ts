import type { ExportFormat } from './ExportFormat.ts';

/** A record on each line, as it is in the graph, and on the last line `{"export": …}`: the manifest, by which one sees that all has arrived. */
export const ndjson: ExportFormat = {
  mediaType: 'application/x-ndjson; charset=utf-8',
  isTable: false,
  async *write({ batches, manifest }) {
    for await (const rows of batches) {
      let text = '';
      for (const { value } of rows) text += `${JSON.stringify(value)}\n`;
      yield text;
    }
    yield `${JSON.stringify({ export: manifest() })}\n`;
  },
};
