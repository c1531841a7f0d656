import type { ExportFormat } from './ExportFormat.ts';

/** One JSON object: `records`, as they are in the graph, and after them `export`, the manifest. */
export const json: ExportFormat = {
  mediaType: 'application/json; charset=utf-8',
  isTable: false,
  async *write({ batches, manifest }) {
    yield '{"records":[';
    let before = '\n';
    for await (const rows of batches) {
      let text = '';
      for (const { value } of rows) {
        text += before + JSON.stringify(value);
        before = ',\n';
      }
      yield text;
    }
    yield `\n],"export":${JSON.stringify(manifest())}}\n`;
  },
};
