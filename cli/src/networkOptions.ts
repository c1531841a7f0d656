import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { developmentNetwork, type NetworkPolicy, strictNetwork } from '@shafaf/shared/network/NetworkPolicy';
import type { Command } from 'commander';

/** What a command's options say of the servers of others that it calls. */
export interface NetworkOptions {
  development?: true;
  allowNetwork?: string;
  ca?: string;
}

/** Adds the options that say which servers of others a command may call. */
export function addNetworkOptions(command: Command): Command {
  return command
    .option('--development', "members' servers may be on this machine and answer without TLS")
    .option(
      '--allow-network <list>',
      'what may be called though its address is not public, such as members.example.lan,10.20.0.0/16,private; SHAFAF_ALLOW_NETWORK',
    )
    .option('--ca <file>', 'certificates (PEM) of authorities to trust besides the usual ones; SHAFAF_CA');
}

/**
 * Which servers may be called, and who vouches for them, by the options and the environment.
 * @throws ShafafError `UNREADABLE_FILE` for a file that holds no certificates
 */
export function readNetworkOptions(options: NetworkOptions): { network: NetworkPolicy; authorities: string[] } {
  const { https, allow } = options.development === true ? developmentNetwork : strictNetwork;
  const { SHAFAF_ALLOW_NETWORK = '', SHAFAF_CA = '' } = process.env;
  const allowed = (options.allowNetwork ?? SHAFAF_ALLOW_NETWORK).split(/[\s,]+/).filter((entry) => entry !== '');
  const file = options.ca ?? SHAFAF_CA;
  return { network: { https, allow: [...allow, ...allowed] }, authorities: file === '' ? [] : readAuthorities(file) };
}

function readAuthorities(file: string): string[] {
  try {
    const certificates = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (certificates === null) throw new Error('it has no line -----BEGIN CERTIFICATE-----');
    // A certificate that is none is named here, with its file, and not at the first call.
    return certificates.map((pem) => new X509Certificate(pem).toString());
  } catch (error) {
    throw new ShafafError('UNREADABLE_FILE', `${file} cannot be read as certificates: ${messageOf(error)}`);
  }
}
