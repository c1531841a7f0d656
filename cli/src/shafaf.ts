import { createProgram } from './createProgram.ts';
import { describeFault } from './describeFault.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  process.stderr.write(`${describeFault(error)}\n`);
  process.exitCode = 1;
}
