import { dirname } from 'node:path';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { publishFiles } from '@shafaf/member/publish/publishFiles';
import { connect } from '@shafaf/shared/database/connect';

// A process that publishes one file, so that its memory is that of publishing alone. Its last line is what it did, as JSON.

const [url = '', file = ''] = process.argv.slice(2);
const SAY_EVERY_MILLISECONDS = 10_000;

const db = connect<MemberDatabase>(url, { max: 2 });
const began = performance.now();
let said = began;
const report = await publishFiles(db, {
  category: 'contracts',
  member: 'tabriz-municipality',
  files: [file],
  folder: dirname(file),
  onProgress: ({ rows, bytes, totalBytes }) => {
    const now = performance.now();
    if (now - said < SAY_EVERY_MILLISECONDS) return;
    said = now;
    const speed = Math.round((rows / (now - began)) * 1_000);
    const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
    console.error(`  ${Math.floor((bytes / totalBytes) * 100)} %  ${rows} rows  ${speed} rows/s  ${memory} MB`);
  },
});
const seconds = (performance.now() - began) / 1_000;
await db.destroy();
// `maxRSS` is in kilobytes: the largest that the system has seen, which samples could miss.
console.log(JSON.stringify({ rows: report.rows, added: report.added, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1_024 }));
