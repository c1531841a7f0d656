import { Command } from 'commander';
import { parseDatabaseUrl, parseMemberCode, parsePort, parseWebAddress } from '../optionParsers.ts';

const PORT = 4101;

interface InitOptions {
  code: string;
  directory: string;
  address?: string;
  port: number;
  databaseUrl?: string;
  trust?: string;
}

/** `shafaf member init`: a folder with keys and settings for a body's server. */
export function memberInitCommand(): Command {
  return new Command('init')
    .description("make a folder for a body's server: its key, and its settings with explanations (in English and Persian)")
    .argument('[folder]', 'the folder; made when it is not there', '.')
    .requiredOption('-c, --code <code>', "the body's code in the register, such as maragheh-municipality", parseMemberCode)
    .requiredOption('-d, --directory <url>', 'where the province’s directory answers GraphQL, as its operator told you', parseWebAddress)
    .option('--address <url>', 'where the gateway will reach this server, such as https://shafaf.example.ir/graphql', parseWebAddress)
    .option('-p, --port <port>', 'port on this machine', parsePort, PORT)
    .option('--database-url <url>', 'a Postgres database of yours; else one of the program’s own', parseDatabaseUrl)
    .option('--trust <keys>', 'where the gateway’s public keys are; beside the directory when left out')
    .action(init);
}

async function init(folder: string, options: InitOptions): Promise<void> {
  const [{ makeMemberFiles }, { identityOf }] = await Promise.all([import('../member/memberFiles.ts'), import('../registeredBody.ts')]);
  identityOf(options.code);
  const { publicKey, config, key } = makeMemberFiles({
    folder,
    code: options.code,
    directory: options.directory,
    address: options.address ?? null,
    port: options.port,
    databaseUrl: options.databaseUrl ?? null,
    trust: options.trust ?? new URL('/.well-known/jwks.json', options.directory).href,
  });
  console.log(`Made ${config} (settings) and ${key} (the private key; keep it to yourself).
Public key: ${publicKey}
Next: look through the settings, then
  shafaf member --config ${config}
  shafaf member join INVITATION --config ${config}`);
}
