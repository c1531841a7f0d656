import { Command } from 'commander';
import { listening } from '../listening.ts';
import { addNetworkOptions, type NetworkOptions, readNetworkOptions } from '../networkOptions.ts';
import { parseMilliseconds, parsePort, parseWebAddress } from '../optionParsers.ts';
import { portFromEnvironment } from '../settings.ts';
import { untilSignal } from '../untilSignal.ts';

const USUAL_PORT = 4000;
const report = (line: string) => console.error(line);

interface GatewayCommandOptions extends NetworkOptions {
  directory: string;
  port?: number;
  host: string;
  deadline: number;
}

/** `shafaf gateway`: the province's one graph. */
export function gatewayCommand(): Command {
  return addNetworkOptions(new Command('gateway'))
    .description("serve the province's one graph over the directory and all members that it registers")
    .requiredOption('-d, --directory <url>', 'where the directory answers GraphQL, such as http://127.0.0.1:4100/graphql', parseWebAddress)
    .option('-p, --port <port>', `port to listen on; PORT, or ${USUAL_PORT}`, parsePort)
    .option('--host <host>', 'interface to listen on', '127.0.0.1')
    .option('--deadline <milliseconds>', 'a member that has not answered by then is reported as missing', parseMilliseconds, 5_000)
    .action(serve);
}

async function serve({ directory, host, deadline, ...options }: GatewayCommandOptions): Promise<void> {
  const [{ createLogger }, { startGateway }] = await Promise.all([
    import('@shafaf/shared/logging/createLogger'),
    import('@shafaf/gateway/startGateway'),
  ]);
  const port = options.port ?? portFromEnvironment(USUAL_PORT);
  const logger = createLogger('gateway');
  const gateway = await listening(port, () =>
    startGateway({ directoryUrl: directory, host, port, logger, memberDeadlineMilliseconds: deadline, ...readNetworkOptions(options) }),
  );
  console.log(`The gateway answers at ${gateway.address}/graphql, the explorer at ${gateway.address}/explorer. Stop with Ctrl-C.`);
  await untilSignal(report, () => gateway.stop());
}
