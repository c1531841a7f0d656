import { Command } from 'commander';
import { addNetworkOptions, type NetworkOptions, readNetworkOptions } from '../networkOptions.ts';
import { parseApprovals, parseDatabaseUrl, parseHours, parseMemberCode, parseWebAddress } from '../optionParsers.ts';
import { approvalsFromEnvironment, shafafHome } from '../settings.ts';
import { userName } from '../userName.ts';

const report = (line: string) => console.error(line);
const CODE = "the member's code, such as maragheh-municipality";
const HOURS = 72;

interface MembershipOptions {
  databaseUrl?: string;
  as?: string;
}

/** The commands of `shafaf directory` by which a body joins, stands aside and leaves. */
export function membershipCommands(): Command[] {
  return [
    change('invite', 'invite a body to join, or a live one to give another key or address')
      .option('--valid <hours>', 'how long the invitation may be answered', parseHours, HOURS)
      .option('--approvals <count>', 'how many people must approve before the body is live; SHAFAF_APPROVALS, or 0', parseApprovals)
      .action(invite),
    change('approve', 'approve that a body goes live whose server has passed the check').action(approve),
    change('suspend', 'take a live member out of the graph for a time')
      .requiredOption('--reason <text>', 'why; everybody can read it')
      .action(suspend),
    change('resume', 'put a suspended member back').action(resume),
    change('leave', 'take a member out of the graph for good').option('--reason <text>', 'why; everybody can read it').action(leave),
    addNetworkOptions(change('move', 'let a member answer at another address, when the server there passes the check'))
      .argument('<url>', 'where it answers GraphQL from now on', parseWebAddress)
      .option('--keys <file>', "the gateway's keys, to sign the check's calls; SHAFAF_GATEWAY_KEYS, or gateway-keys.json in SHAFAF_HOME")
      .option('--pin <pins...>', 'the keys that the new server may show over TLS (docs/network.md); those that stand when left out')
      .action(move),
    change('pin', "enter which keys a member's server may show over TLS (docs/network.md); with none, authorities vouch for it")
      .argument('[pins...]', 'SHA-256 of the key, in base64')
      .action(pin),
    withDatabase(new Command('history'))
      .description('show everything that happened to memberships, and how a body stands')
      .argument('[code]', `${CODE}; all when left out`, parseMemberCode)
      .option('--json', 'print it as JSON')
      .action(history),
  ];
}

function change(name: string, description: string): Command {
  return withDatabase(new Command(name))
    .description(description)
    .argument('<code>', CODE, parseMemberCode)
    .option('--as <name>', 'who does it, for the history; the name of the user of this machine when left out');
}

function withDatabase(command: Command): Command {
  return command.option(
    '--database-url <url>',
    "the directory's own database; DATABASE_URL, that of the directory or province that runs here, or the embedded Postgres",
    parseDatabaseUrl,
  );
}

async function invite(code: string, options: MembershipOptions & { valid: number; approvals?: number }): Promise<void> {
  const [{ withDirectory }, joining] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/joining/invite'),
  ]);
  const approvals = options.approvals ?? approvalsFromEnvironment();
  const { invitation, expiresAt } = await withDirectory(options.databaseUrl, report, (db) =>
    joining.invite(db, { code, who: userName(options), validHours: options.valid, approvals }),
  );
  report(`${code} is invited until ${expiresAt.toISOString()}${approvals > 0 ? `; ${approvals} must approve` : ''}.`);
  report('Give its operator this invitation, which is shown only now. Who has it can answer in the name of the body:');
  console.log(invitation);
}

async function approve(code: string, options: MembershipOptions, command: Command): Promise<void> {
  if (options.as === undefined) return command.error("error: required option '--as <name>' not specified");
  const { as } = options;
  const [{ withDirectory }, joining] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/joining/approve'),
  ]);
  const { approvals, needed } = await withDirectory(options.databaseUrl, report, (db) => joining.approve(db, code, as));
  const missing = needed - approvals.length;
  console.log(`${code} is approved by ${approvals.join(', ')}: ${missing > 0 ? `${missing} more must approve.` : 'it is live.'}`);
}

async function suspend(code: string, options: MembershipOptions & { reason: string }): Promise<void> {
  const [{ withDirectory }, joining] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/joining/suspend'),
  ]);
  await withDirectory(options.databaseUrl, report, (db) => joining.suspend(db, code, userName(options), options.reason));
  console.log(`${code} is suspended.`);
}

async function resume(code: string, options: MembershipOptions): Promise<void> {
  const [{ withDirectory }, joining] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/joining/resume'),
  ]);
  await withDirectory(options.databaseUrl, report, (db) => joining.resume(db, code, userName(options)));
  console.log(`${code} is live again.`);
}

async function leave(code: string, options: MembershipOptions & { reason?: string }): Promise<void> {
  const [{ withDirectory }, joining] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/joining/leave'),
  ]);
  await withDirectory(options.databaseUrl, report, (db) => joining.leave(db, code, userName(options), options.reason ?? null));
  console.log(`${code} has left.`);
}

async function move(
  code: string,
  address: string,
  options: MembershipOptions & NetworkOptions & { keys?: string; pin?: string[] },
): Promise<void> {
  const [{ withDirectory }, joining, { checkMember }, { gatewayKeysPath }, { describeCheck, describeVerdict }] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/joining/move'),
    import('../directory/checkMember.ts'),
    import('../gatewayKeysPath.ts'),
    import('../conformance/printReport.ts'),
  ]);
  const check = checkMember({
    ...readNetworkOptions(options),
    keys: gatewayKeysPath(shafafHome(), options.keys),
    onCheck: (each) => report(describeCheck(each).join('\n')),
  });
  const found = await withDirectory(options.databaseUrl, report, (db) =>
    joining.move(db, { code, who: userName(options), address, keyPins: options.pin ?? null, check, signal: new AbortController().signal }),
  );
  report(describeVerdict(found));
  console.log(found.passed ? `${code} answers at ${address} now.` : `${code} stays where it was.`);
  process.exitCode = found.passed ? 0 : 1;
}

async function pin(code: string, pins: string[], options: MembershipOptions): Promise<void> {
  const [{ withDirectory }, joining] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/joining/pin'),
  ]);
  await withDirectory(options.databaseUrl, report, (db) => joining.pin(db, code, userName(options), pins));
  console.log(pins.length === 0 ? `${code} has no pinned key.` : `${code} may show ${pins.length} key${pins.length === 1 ? '' : 's'}.`);
}

async function history(code: string | undefined, options: MembershipOptions & { json?: true }): Promise<void> {
  const [{ withDirectory }, joining, { standingOf }] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/joining/history'),
    import('@shafaf/directory/joining/standingOf'),
  ]);
  await withDirectory(options.databaseUrl, report, async (db) => {
    const standing = code === undefined ? null : await standingOf(db, code);
    const events = await joining.history(db, code ?? null);
    if (options.json === true) return console.log(JSON.stringify({ ...standing, events }, null, 2));
    for (const { at, member, what, who, address, note } of events)
      console.log(
        [at.toISOString(), ...(code === undefined ? [member] : []), what, `by ${who}`, address, note]
          .filter((part) => part !== null)
          .join('  '),
      );
    if (standing !== null) {
      const { status, approvals, needed } = standing;
      console.log(`${code} is ${status}${status === 'PENDING_APPROVAL' ? `: ${approvals.length} of ${needed} have approved` : ''}.`);
    }
  });
}
