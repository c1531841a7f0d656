import { Command } from 'commander';
import { addNetworkOptions, type NetworkOptions, readNetworkOptions } from '../networkOptions.ts';
import { parseMemberCode, parseMilliseconds, parseRows, parseWebAddress } from '../optionParsers.ts';

const MORE = `
Tries the server as the gateway will ask it, one call after another, and says of each check whether it passed and what to do. Nothing is
written; publish nothing meanwhile. Ends with 0 when no check failed, 1 when one did, 2 when the command is wrong.

Examples:
  $ shafaf conformance https://shafaf.example.ir/graphql --code maragheh-municipality
  $ shafaf conformance http://127.0.0.1:4101/graphql --code maragheh-municipality --development --key test-keys.json
  $ shafaf conformance --contract > contract.graphql      what a member must serve as { _service { sdl } }

docs/joining.md describes the checks, and how to write a member in another language.`;

interface ConformanceCommandOptions extends NetworkOptions {
  code?: string;
  key?: string;
  only?: string[];
  rows?: number;
  deadline?: number;
  json?: true;
  contract?: true;
}

/** `shafaf conformance`: whether a server is what a member's must be. */
export function conformanceCommand(): Command {
  return addNetworkOptions(new Command('conformance'))
    .description('check whether a server answers as a member of the province must, in whatever language it is written')
    .argument('[url]', 'where it answers GraphQL', parseWebAddress)
    .option('-c, --code <code>', 'code of the body whose server it should be; SHAFAF_MEMBER', parseMemberCode)
    .option(
      '--key <file>',
      'keys to sign with that the server trusts, such as gateway-keys.json; without them what only the gateway may ask is not tried',
    )
    .option('--only <names...>', 'make these checks only, by their names')
    .option('--rows <count>', 'rows of each list to read at most; 2000 when left out', parseRows)
    .option('--deadline <milliseconds>', 'how long one call may take; 10000 when left out', parseMilliseconds)
    .option('--json', 'print the report as JSON')
    .option('--contract', 'print the contract that a member must serve, and end')
    .addHelpText('after', MORE)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(run);
}

/** What is wrong with the command ends it with 2, since 1 says that a check failed. */
async function run(address: string | undefined, options: ConformanceCommandOptions, command: Command): Promise<void> {
  const [{ ShafafError }, { describeFault }] = await Promise.all([
    import('@shafaf/shared/errors/ShafafError'),
    import('../describeFault.ts'),
  ]);
  try {
    await check(address, options, command);
  } catch (error) {
    if (!(error instanceof ShafafError)) throw error;
    process.stderr.write(`${describeFault(error)}\n`);
    process.exitCode = 2;
  }
}

async function check(address: string | undefined, options: ConformanceCommandOptions, command: Command): Promise<void> {
  if (options.contract === true) {
    const { disclosuresSdl } = await import('@shafaf/schema/contract');
    process.stdout.write(disclosuresSdl);
    return;
  }
  if (address === undefined) return command.error("error: missing required argument 'url'");
  const code = options.code ?? process.env.SHAFAF_MEMBER;
  if (code === undefined) return command.error("error: required option '-c, --code <code>' not specified");
  const [{ checkConformance, checkNames }, { describeCheck, describeVerdict }, { checkSigner }, { identityOf }, { ShafafError }] =
    await Promise.all([
      import('../conformance/checkConformance.ts'),
      import('../conformance/printReport.ts'),
      import('../directory/checkSigner.ts'),
      import('../registeredBody.ts'),
      import('@shafaf/shared/errors/ShafafError'),
    ]);
  const unknown = options.only?.find((name) => !checkNames.includes(name));
  if (unknown !== undefined) return command.error(`error: there is no check ${unknown}; there are ${checkNames.join(', ')}`);
  const sign = options.key === undefined ? undefined : checkSigner(options.key);
  if (options.key !== undefined && sign === undefined) throw new ShafafError('KEYS_UNUSABLE', `${options.key} is not there.`);
  const report = await checkConformance({
    address,
    code,
    identity: identityOf(code),
    ...readNetworkOptions(options),
    sign,
    ...(options.only !== undefined && { only: options.only }),
    ...(options.rows !== undefined && { mostRows: options.rows }),
    ...(options.deadline !== undefined && { deadlineMilliseconds: options.deadline }),
    ...(options.json !== true && { onCheck: (check) => console.log(describeCheck(check).join('\n')) }),
  });
  console.log(options.json === true ? JSON.stringify(report, null, 2) : describeVerdict(report));
  process.exitCode = report.passed ? 0 : 1;
}
