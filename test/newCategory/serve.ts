import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import { setAddress } from '@shafaf/directory/members/setAddress';
import { prepareDirectory } from '@shafaf/directory/prepareDirectory';
import { startDirectory } from '@shafaf/directory/startDirectory';
import { generateKey } from '@shafaf/gateway/signing/GatewayKey';
import { startGateway } from '@shafaf/gateway/startGateway';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { migrations } from '@shafaf/member/database/migrations';
import { startMember } from '@shafaf/member/startMember';
import { connect } from '@shafaf/shared/database/connect';
import { migrate } from '@shafaf/shared/database/migrate';
import { developmentNetwork } from '@shafaf/shared/network/NetworkPolicy';
import { publicKeySet } from '@shafaf/shared/signing/publicKeys';
import { signCall } from '@shafaf/shared/signing/signCall';
import pino from 'pino';

/**
 * A program that serves a small province until it is told to end: the directory, the municipalities and counties named by `SERVED` as `code=database`, and a
 * gateway, whose address it prints together with the members'.
 */
const logger = pino({ level: 'silent' });
const register = connect<DirectoryDatabase>(process.env.REGISTER ?? '');
await prepareDirectory(register);
const key = generateKey(0);
const keys = {
  sign: (call: Parameters<typeof signCall>[0], body: string) => signCall(call, body, key, Date.now()),
  published: () => publicKeySet([key.publicKey]),
  find: async (id: string) => (id === key.id ? key.publicKey : undefined),
};
const served = (process.env.SERVED ?? '').split(' ').map((each) => each.split('='));
const addresses: string[] = [];
for (const [code = '', url = ''] of served) {
  const county = code.replace('municipality', 'county');
  const kind = code === county ? 'COUNTY' : 'MUNICIPALITY';
  const database = connect<MemberDatabase>(url, { max: 4 });
  await migrate(database, migrations);
  const { address } = await startMember({ member: { code, kind, county }, database, trust: 'ANYONE', logger });
  await setAddress(register, code, address);
  addresses.push(address);
}
const codes = served.map(([code = '']) => code);
const counties = codes.map((code) => code.replace('municipality', 'county'));
await register.deleteFrom('members').where('kind', '=', 'MUNICIPALITY').where('code', 'not in', codes).execute();
await register.deleteFrom('members').where('kind', '!=', 'MUNICIPALITY').where('code', 'not in', counties).execute();
const directory = await startDirectory({ database: register, logger });
const gateway = await startGateway({
  directoryUrl: directory.address,
  network: developmentNetwork,
  port: 0,
  directoryPollMilliseconds: 50,
  keys,
  logger,
});
await gateway.ready();
process.stdout.write(`${JSON.stringify({ gateway: gateway.address, members: addresses })}\n`);
process.stdin.on('end', () => process.exit()).resume();
