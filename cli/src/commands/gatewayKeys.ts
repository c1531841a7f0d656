import { Command } from 'commander';
import { gatewayKeysPath } from '../gatewayKeysPath.ts';
import { parseMinutes } from '../optionParsers.ts';
import { prepareHome } from '../province/prepareHome.ts';
import { shafafHome } from '../settings.ts';

/** Twice as long as members go without reading the keys. */
const LEAD_MINUTES = 10;
const MINUTE = 60_000;

const MORE = `
A gateway that runs sees within seconds what is changed here; no restart is needed, and no call fails.

  $ shafaf gateway keys rotate            a new key: published now, and used from ten minutes on, when every member has read it
  $ shafaf gateway keys rotate --stolen   the old keys are worth nothing from now on; calls may be refused for some seconds
  $ shafaf gateway keys export            the public keys, for a member that is to read them from a file`;

interface KeysOptions {
  keys?: string;
}

/** `shafaf gateway keys`: the keys with which the gateway signs its calls to members. */
export function gatewayKeysCommand(): Command {
  const withFile = (command: Command) =>
    command.option('--keys <file>', 'the file of keys; SHAFAF_GATEWAY_KEYS, or gateway-keys.json in SHAFAF_HOME');
  return withFile(new Command('keys'))
    .description('list, change and publish the keys with which the gateway signs its calls to members')
    .addHelpText('after', MORE)
    .action(list)
    .addCommand(
      withFile(new Command('rotate'))
        .description('make a new key, and let it take the place of the one that signs now')
        .option('--after <minutes>', 'how long the new key is only published before it signs', parseMinutes, LEAD_MINUTES)
        .option('--stolen', 'sign with the new key at once, and give up all others')
        .action(rotate),
    )
    .addCommand(withFile(new Command('export')).description('print the public keys as a JSON Web Key Set').action(exportKeys));
}

/** The file's path; made with a first key when it is not there. */
async function keyFile(_options: unknown, command: Command): Promise<string> {
  const { ensureKeyFile } = await import('@shafaf/gateway/signing/keyFile');
  // The option may stand before or after the subcommand's name.
  const { keys } = command.optsWithGlobals<KeysOptions>();
  const home = shafafHome();
  prepareHome(home);
  const path = gatewayKeysPath(home, keys);
  ensureKeyFile(path);
  return path;
}

async function list(options: KeysOptions, command: Command): Promise<void> {
  const path = await keyFile(options, command);
  const [{ readKeyFile }, { publishedKeys, signingKey }] = await Promise.all([
    import('@shafaf/gateway/signing/keyFile'),
    import('@shafaf/gateway/signing/rotation'),
  ]);
  const now = Date.now();
  const keys = readKeyFile(path);
  const published = new Set(publishedKeys(keys, now));
  for (const key of keys) {
    const since = new Date(key.signsFrom).toISOString();
    const state =
      key === signingKey(keys, now) ? 'signs' : key.signsFrom > now ? 'will sign' : published.has(key) ? 'accepted' : 'given up';
    console.log(`${key.id}  ${state.padEnd(9)}  ${key.signsFrom > now ? 'from' : 'since'} ${since}`);
  }
}

async function rotate({ after, stolen }: { after: number; stolen?: true }, command: Command): Promise<void> {
  const path = await keyFile(undefined, command);
  const [{ readKeyFile, writeKeyFile }, { generateKey }, { rotated }] = await Promise.all([
    import('@shafaf/gateway/signing/keyFile'),
    import('@shafaf/gateway/signing/GatewayKey'),
    import('@shafaf/gateway/signing/rotation'),
  ]);
  const now = Date.now();
  const fresh = generateKey(stolen === true ? now : now + after * MINUTE);
  writeKeyFile(path, stolen === true ? [fresh] : rotated(readKeyFile(path), fresh, now));
  console.log(
    stolen === true
      ? `${fresh.id} signs from now on. Members give up the old keys when they meet this one, or within five minutes.`
      : `${fresh.id} is published now and signs from ${new Date(fresh.signsFrom).toISOString()} on.`,
  );
}

async function exportKeys(options: KeysOptions, command: Command): Promise<void> {
  const path = await keyFile(options, command);
  const [{ readKeyFile }, { publishedKeys }, { publicKeySet }] = await Promise.all([
    import('@shafaf/gateway/signing/keyFile'),
    import('@shafaf/gateway/signing/rotation'),
    import('@shafaf/shared/signing/publicKeys'),
  ]);
  const published = publishedKeys(readKeyFile(path), Date.now());
  console.log(JSON.stringify(publicKeySet(published.map(({ publicKey }) => publicKey)), null, 2));
}
