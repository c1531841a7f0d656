import { Command } from 'commander';
import { parseDatabaseUrl, parseMemberCode, parsePort } from '../optionParsers.ts';
import { databaseUrlFromEnvironment, portFromEnvironment, shafafHome } from '../settings.ts';
import { untilSignal } from '../untilSignal.ts';

const USUAL_PORT = 4000;

interface ProvinceCommandOptions {
  port?: number;
  host: string;
  databaseUrl?: string;
  samples: boolean;
}

const MORE = `
The first start makes a database for each of the 95 members and fills it with invented sample contracts; all of it stays in
SHAFAF_HOME (.shafaf in the working directory). province.json there says where each member answers and where its database is.

While it runs, from another terminal:
  $ shafaf province status
  $ shafaf province stop-member tabriz-municipality    as if its server were down; the rest runs on
  $ shafaf province start-member tabriz-municipality`;

/** `shafaf province`: the whole province on one machine, and orders to one that runs. */
export function provinceCommand(): Command {
  const order = (name: string, what: 'stop member' | 'start member', description: string) =>
    new Command(name)
      .description(description)
      .argument('<code>', "the member's code, such as tabriz-municipality", parseMemberCode)
      .action(async (code: string) => printAnswer({ what, code }));
  return new Command('province')
    .description('serve a whole province on this machine: directory, 95 members with sample records, gateway (what npm start runs)')
    .option('-p, --port <port>', `the gateway's port; PORT, or ${USUAL_PORT}`, parsePort)
    .option('--host <host>', 'interface that the gateway listens on', '127.0.0.1')
    .option('--database-url <url>', 'a server on which databases may be made; DATABASE_URL, or the embedded Postgres', parseDatabaseUrl)
    .option('--no-samples', 'leave the members empty')
    .addHelpText('after', MORE)
    .action(serve)
    .addCommand(order('stop-member', 'stop member', "stop one member's server while the rest runs on"))
    .addCommand(order('start-member', 'start member', "start a stopped member's server again"))
    .addCommand(new Command('status').description('say which members run, and where').action(async () => printAnswer({ what: 'status' })));
}

async function printAnswer(request: import('../province/controlMessages.ts').ControlRequest): Promise<void> {
  const { askProvince } = await import('../province/askProvince.ts');
  for (const line of await askProvince(shafafHome(), request)) console.log(line);
}

async function serve(options: ProvinceCommandOptions): Promise<void> {
  const began = Date.now();
  const { startProvince } = await import('../province/startProvince.ts');
  const report = (line: string) => console.log(line);
  const home = shafafHome();
  const databaseUrl = options.databaseUrl ?? databaseUrlFromEnvironment();
  const starting = startProvince({
    home,
    host: options.host,
    port: options.port ?? portFromEnvironment(USUAL_PORT),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    samples: options.samples,
    report,
  });
  // A signal while it starts must not leave anything behind either: what has begun is finished and then stopped.
  let failed = false;
  const stopped = untilSignal(report, async () => {
    if (!failed) await (await starting).stop();
  });
  try {
    const { file } = await starting;
    for (const line of welcome(file, home, Date.now() - began, options.samples)) report(line);
  } catch (error) {
    failed = true;
    throw error;
  }
  await stopped;
}

function welcome(
  { gateway, directory, members }: import('../province/provinceFile.ts').ProvinceFile,
  home: string,
  took: number,
  samples: boolean,
): string[] {
  const deskOf = members.find(({ code }) => code === 'tabriz-municipality') ?? members[0];
  const query = '{ contracts(first: 3) { totalCount nodes { id title amount sample } coverage { complete asked answered } } }';
  return [
    '',
    `The province answers (after ${(took / 1000).toFixed(1)} s).`,
    `  graph      ${gateway}/graphql`,
    `  web page   ${gateway}/`,
    `  status     ${gateway}/status`,
    `  directory  ${directory}`,
    `  members    ${members.length}, each on a port of its own: ${home}/province.json`,
    ...(deskOf === undefined ? [] : [`  desk       ${new URL('/desk', deskOf.url).href} (requests for information to ${deskOf.code})`]),
    ...(samples ? ['', 'Records marked `sample` are invented; they describe nothing real.'] : []),
    '',
    'Try:',
    `  curl -s ${gateway}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query })}'`,
    '',
    'Stop with Ctrl-C.',
  ];
}
