import { Command } from 'commander';
import { type AccessOptions, addAccessOptions, readAccessOptions } from '../accessOptions.ts';
import { gatewayKeysPath } from '../gatewayKeysPath.ts';
import { listening } from '../listening.ts';
import { addNetworkOptions, type NetworkOptions, readNetworkOptions } from '../networkOptions.ts';
import { parseAge, parseMilliseconds, parsePort, parseWebAddress } from '../optionParsers.ts';
import { prepareHome } from '../province/prepareHome.ts';
import { portFromEnvironment, reportFolders, shafafHome, staleMilliseconds } from '../settings.ts';
import { untilSignal } from '../untilSignal.ts';
import { gatewayKeysCommand } from './gatewayKeys.ts';

const USUAL_PORT = 4000;
const report = (line: string) => console.error(line);

interface GatewayCommandOptions extends NetworkOptions, AccessOptions {
  directory?: string;
  port?: number;
  host: string;
  deadline: number;
  stale?: number;
  keys?: string;
  reports?: string[];
}

/** `shafaf gateway`: the province's one graph. */
export function gatewayCommand(): Command {
  return addAccessOptions(addNetworkOptions(new Command('gateway')))
    .description("serve the province's one graph over the directory and all members that it registers")
    .option('-d, --directory <url>', 'where the directory answers GraphQL, such as http://127.0.0.1:4100/graphql', parseWebAddress)
    .option('-p, --port <port>', `port to listen on; PORT, or ${USUAL_PORT}`, parsePort)
    .option('--host <host>', 'interface to listen on', '127.0.0.1')
    .option('--deadline <milliseconds>', 'a member that has not answered by then is reported as missing', parseMilliseconds, 5_000)
    .option(
      '--stale <seconds>',
      "how old a member's last answer may be that stands in for it, flagged, when it fails; 0 lets none; SHAFAF_STALE_SECONDS, or 3600",
      parseAge,
    )
    .option('--keys <file>', 'the keys that calls to members are signed with; SHAFAF_GATEWAY_KEYS, or gateway-keys.json in SHAFAF_HOME')
    .option(
      '--reports <folders...>',
      'folders of reports besides those of the program; SHAFAF_REPORTS. docs/reports.md says what they hold',
    )
    .action(serve)
    .addCommand(gatewayKeysCommand());
}

async function serve({ directory, host, deadline, ...options }: GatewayCommandOptions, command: Command): Promise<void> {
  // Commander would ask for a required option also where a subcommand is run.
  if (directory === undefined) return command.error("error: required option '-d, --directory <url>' not specified");
  const [{ createLogger }, { startGateway }, { ensureKeyFile }, { keysFromFile }] = await Promise.all([
    import('@shafaf/shared/logging/createLogger'),
    import('@shafaf/gateway/startGateway'),
    import('@shafaf/gateway/signing/keyFile'),
    import('@shafaf/gateway/signing/keysFromFile'),
  ]);
  const port = options.port ?? portFromEnvironment(USUAL_PORT);
  const stale = staleMilliseconds(options.stale);
  const logger = createLogger('gateway');
  const home = shafafHome();
  prepareHome(home);
  const path = gatewayKeysPath(home, options.keys);
  ensureKeyFile(path);
  const keys = keysFromFile({ path, logger });
  const gateway = await listening(port, () =>
    startGateway({
      directoryUrl: directory,
      host,
      port,
      logger,
      keys,
      memberDeadlineMilliseconds: deadline,
      ...(stale !== undefined && { staleMilliseconds: stale }),
      reports: reportFolders(options.reports),
      access: readAccessOptions(options),
      ...readNetworkOptions(options),
    }),
  );
  console.log(
    `The gateway answers at ${gateway.address}/graphql, the explorer at ${gateway.address}/explorer; ${gateway.address}/status says who answers. Stop with Ctrl-C.`,
  );
  await untilSignal(report, () => gateway.stop());
}
