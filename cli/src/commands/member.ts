import { Command } from 'commander';
import { memberDatabaseName } from '../databaseNames.ts';
import { addIntakeOptions, type IntakeOptions, readIntakeOptions } from '../intakeOptions.ts';
import { listening } from '../listening.ts';
import { memberHome } from '../memberHome.ts';
import { openDatabase } from '../openDatabase.ts';
import { parseDatabaseUrl, parseMemberCode, parsePort } from '../optionParsers.ts';
import { addRequestOptions, type RequestOptions, readRequestOptions } from '../requestOptions.ts';
import { announceDatabase, withdrawDatabase } from '../runningDatabase.ts';
import {
  addressFromEnvironment,
  databaseUrlFromEnvironment,
  portFromEnvironment,
  shafafHome,
  thresholdsFromEnvironment,
} from '../settings.ts';
import { addTrustOptions, readTrustOptions, type TrustOptions } from '../trustOptions.ts';
import { untilSignal } from '../untilSignal.ts';
import { memberInitCommand } from './memberInit.ts';
import { memberJoinCommand } from './memberJoin.ts';
import { memberTokenCommand } from './memberToken.ts';

const USUAL_PORT = 4101;
const report = (line: string) => console.error(line);

interface MemberOptions extends TrustOptions, IntakeOptions, RequestOptions {
  code?: string;
  port?: number;
  host: string;
  databaseUrl?: string;
  thresholds?: string;
}

/** `shafaf member`: one body's own server, and how it joins. */
export function memberCommand(): Command {
  return (
    addRequestOptions(addIntakeOptions(addTrustOptions(new Command('member'))))
      .description("serve one body's disclosures: what its municipality, county or governorate runs on its own server")
      .option('-c, --code <code>', "the body's code in the register, such as maragheh-municipality; SHAFAF_MEMBER", parseMemberCode)
      .option('-p, --port <port>', `port to listen on; PORT, or ${USUAL_PORT}`, parsePort)
      .option('--host <host>', 'interface to listen on', '127.0.0.1')
      .option('--database-url <url>', "the body's own database; DATABASE_URL, or the embedded Postgres", parseDatabaseUrl)
      .option(
        '--thresholds <file>',
        'thresholds of tenders by law and year, instead of those that come with the program; SHAFAF_THRESHOLDS',
      )
      .action(serve)
      // Options after the name of a subcommand are its own.
      .enablePositionalOptions()
      .addCommand(memberInitCommand())
      .addCommand(memberJoinCommand())
      .addCommand(memberTokenCommand())
  );
}

async function serve(options: MemberOptions, command: Command): Promise<void> {
  const code = options.code ?? process.env.SHAFAF_MEMBER;
  if (code === undefined) return command.error("error: required option '-c, --code <code>' not specified");
  const [{ connect }, { migrate }, { createLogger }, { migrations }, { startMember }, { readThresholdTable }, { identityOf }] =
    await Promise.all([
      import('@shafaf/shared/database/connect'),
      import('@shafaf/shared/database/migrate'),
      import('@shafaf/shared/logging/createLogger'),
      import('@shafaf/member/database/migrations'),
      import('@shafaf/member/startMember'),
      import('@shafaf/member/thresholds/readThresholdTable'),
      import('../registeredBody.ts'),
    ]);
  const file = options.thresholds ?? thresholdsFromEnvironment();
  const member = { ...identityOf(code), thresholds: file === undefined ? undefined : readThresholdTable(file) };
  const port = options.port ?? portFromEnvironment(USUAL_PORT);
  const logger = createLogger(member.code);
  const trust = readTrustOptions(options, logger);
  const name = memberDatabaseName(member.code);
  const home = shafafHome();
  const publicAddress = addressFromEnvironment();
  const arrivals = readIntakeOptions(options, memberHome(home, member.code));
  const given = options.databaseUrl ?? databaseUrlFromEnvironment();
  const database = await openDatabase(given, name, home, report);
  const db = connect<import('@shafaf/member/database/MemberDatabase').MemberDatabase>(database.url, { prepared: 64, logger });
  try {
    await migrate(db, migrations);
    // The embedded Postgres is ours alone: the commands of this home find it here while it runs.
    if (given === undefined) announceDatabase(home, name, database.url);
    const requests = await readRequestOptions(options, db, logger);
    const running = await listening(port, () =>
      startMember({
        member,
        database: db,
        host: options.host,
        port,
        trust,
        ...arrivals,
        ...requests,
        ...(publicAddress !== undefined && { publicAddress }),
        logger,
      }),
    );
    // A mistake in the setting shows now, and not at the gateway's first call.
    if (trust !== 'ANYONE') void trust.keys?.refresh();
    if (trust !== 'ANYONE' && trust.keys === undefined)
      report(`${member.code} takes nobody for the province's gateway: --trust says which keys prove it.`);
    console.log(`${member.code} answers at ${running.address}. Stop with Ctrl-C.`);
    await untilSignal(report, () => running.stop());
  } finally {
    if (given === undefined) withdrawDatabase(home, name);
    await db.destroy();
    await database.close();
  }
}
