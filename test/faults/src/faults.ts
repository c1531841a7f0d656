import { parseArgs } from 'node:util';
import { printReport } from './printReport.ts';
import { runFaults } from './runFaults.ts';

// npm run faults: things go wrong for some minutes, and every answer is held against the truth.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1402' },
    clients: { type: 'string', default: '4' },
    verbose: { type: 'boolean', default: false },
  },
});
const [minutes, seed, clients] = [values.minutes, values.seed, values.clients].map(Number);
if (!(minutes !== undefined && minutes > 0) || !Number.isInteger(seed) || !(clients !== undefined && clients >= 1)) {
  console.error('Usage: npm run faults -- [--minutes 3] [--seed 1402] [--clients 4] [--verbose]');
  process.exit(2);
}
const report = await runFaults({
  seed: seed ?? 0,
  minutes,
  clients,
  together: 3,
  stepMilliseconds: 1_500,
  longestStepMilliseconds: 10_000,
  log: (line) => {
    if (values.verbose || line.startsWith('WRONG')) console.error(line);
  },
});
process.exitCode = printReport(report) ? 0 : 1;
