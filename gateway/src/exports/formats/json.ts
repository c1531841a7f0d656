import type { RecordFormat } from './ExportFormat.ts';

/** One JSON object: `records`, as they are in the graph, and after them `export`, the manifest. */
export const json: RecordFormat = {
  mediaType: 'application/json; charset=utf-8',
  isTable: false,
  rowOf: (record) => JSON.stringify(record),
  async *write(rows, _content, manifest) {
    yield '{"records":[';
    let before = '\n';
    for await (const records of rows) {
      yield before + records.join(',\n');
      before = ',\n';
    }
    yield `\n],"export":${JSON.stringify(manifest())}}\n`;
  },
};
