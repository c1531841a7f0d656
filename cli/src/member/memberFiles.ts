import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import { publicJwk } from '@shafaf/shared/signing/keyId';

/** Names of the files in a member's folder. */
export const CONFIG_FILE = 'member.env';
export const KEY_FILE = 'member-key.pem';

/** What a member's folder is made with. */
export interface MemberFilesOptions {
  folder: string;
  code: string;
  /** Where the directory answers GraphQL. */
  directory: string;
  /** Where the body's server is to be reached; null when that is not known yet. */
  address: string | null;
  port: number;
  /** Null for the embedded Postgres. */
  databaseUrl: string | null;
  /** Where the gateway's public keys are. */
  trust: string;
}

/**
 * Makes a member's folder: a new key and the settings, both readable by their owner alone.
 * @returns the public half of the key
 * @throws ShafafError `BAD_USER_INPUT` when the folder has one of the files already, which are never written over.
 */
export function makeMemberFiles(options: MemberFilesOptions): { publicKey: string; config: string; key: string } {
  const folder = resolve(options.folder);
  const [config, key] = [join(folder, CONFIG_FILE), join(folder, KEY_FILE)];
  mkdirSync(folder, { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  writeNew(key, String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
  writeNew(config, configText({ ...options, folder }));
  return { publicKey: publicJwk(privateKey).x, config, key };
}

function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
    throw new ShafafError(
      'BAD_USER_INPUT',
      `${path} is there already and stays as it is. Choose another folder, or move the file away first.`,
    );
  }
}

/**
 * The private key of a member.
 * @throws ShafafError `KEYS_UNUSABLE`
 */
export function readMemberKey(path: string): KeyObject {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ShafafError('KEYS_UNUSABLE', `${path} cannot be used: ${messageOf(error)}`);
  }
  try {
    const key = createPrivateKey(text);
    publicJwk(key);
    return key;
  } catch {
    // What a bad file says of itself could show a piece of it.
    throw new ShafafError('KEYS_UNUSABLE', `${path} cannot be used: it holds no Ed25519 key`);
  }
}

function configText({ folder, code, directory, address, port, databaseUrl, trust }: MemberFilesOptions): string {
  return `# Settings of ${code}'s server. Lines are NAME=value; what begins with # is not read.
# تنظیمات سرور این دستگاه. سطرهایی که با # آغاز می‌شوند خوانده نمی‌شوند.
# Used by: shafaf member --config ${CONFIG_FILE}; systemd (EnvironmentFile=) and Docker (--env-file) read it too.

# The body's code in the province's register.
# کد دستگاه در فهرست استان
SHAFAF_MEMBER=${code}

# Where the province's gateway will reach this server: a public https address that ends in /graphql. Needed to join.
# نشانی همگانی این سرور، با https و پایان /graphql. برای پیوستن لازم است.
${address === null ? '# SHAFAF_ADDRESS=https://shafaf.example.ir/graphql' : `SHAFAF_ADDRESS=${address}`}

# The port on this machine. A web server in front of it (nginx, Caddy) adds https and passes all on unchanged.
# درگاه روی همین رایانه؛ وب‌سرور جلوی آن (nginx یا Caddy) https را می‌افزاید.
PORT=${port}

# The database. Without a line here a Postgres of the program's own is used, with its data in the folder below.
# پایگاه داده؛ اگر این سطر نباشد Postgres خود برنامه به کار می‌رود.
${databaseUrl === null ? '# DATABASE_URL=postgres://user:password@127.0.0.1:5432/shafaf' : `DATABASE_URL=${databaseUrl}`}

# The folder of that Postgres. Make backups of it.
# پوشهٔ داده‌های Postgres خود برنامه؛ از آن پشتیبان بگیرید.
SHAFAF_HOME=${join(folder, 'data')}

# The province's directory, where invitations are answered.
# فهرست استان، که دعوت‌نامه آنجا پاسخ داده می‌شود.
SHAFAF_DIRECTORY=${directory}

# The public keys by which the province's gateway proves itself.
# کلیدهای عمومی دروازهٔ استان
SHAFAF_TRUST=${trust}

# Who may read what is disclosed here: everybody (open), or the province's gateway alone (closed).
# open: همه می‌توانند بخوانند؛ closed: تنها دروازهٔ استان.
SHAFAF_READS=open

# This server's own key, by which it joins. Never give it away.
# کلید خصوصی همین سرور؛ هرگز به کسی ندهید.
SHAFAF_KEY=${join(folder, KEY_FILE)}

# Only for a certificate that no authority signed: the pins of its key (docs/network.md), with spaces between.
# SHAFAF_KEY_PINS=
`;
}
