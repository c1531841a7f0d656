import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import type { Kysely } from 'kysely';
import type { ControlRequest } from './controlMessages.ts';
import type { MemberSettings } from './memberSettings.ts';
import type { ProvinceFile } from './provinceFile.ts';
import { type MemberAddress, registerAddresses } from './registerAddresses.ts';
import type { MembersProcess } from './startMembersProcess.ts';

/** What a launcher knows of its members, and does with them. */
export interface MemberControl {
  /** Starts a member and gives the number of sample records that were loaded. */
  start(settings: MemberSettings): Promise<number>;
  /** Enters all addresses into the directory; gives those that an operator has set elsewhere. */
  registerAll(): Promise<MemberAddress[]>;
  /** Does what came through the control socket, and says so in lines for people. */
  answer(request: ControlRequest): Promise<string[]>;
  /** In order of code. */
  members(): ProvinceFile['members'];
}

interface KnownMember {
  settings: MemberSettings;
  address: string;
  runs: boolean;
}

/** No member yet. A stopped member keeps its address in the directory: it is down, not gone. */
export function memberControl(process: MembersProcess, register: Kysely<DirectoryDatabase>): MemberControl {
  const known = new Map<string, KnownMember>();
  const inOrder = () => [...known.values()].sort((a, b) => (a.settings.code < b.settings.code ? -1 : 1));
  const memberOf = (code: string): KnownMember => {
    const member = known.get(code);
    if (member === undefined) throw new Error(`This province has no member with the code: ${code}`);
    return member;
  };
  const start = async (settings: MemberSettings): Promise<number> => {
    const { address, samples } = await process.start(settings);
    known.set(settings.code, { settings: { ...settings, port: Number(new URL(address).port) }, address, runs: true });
    return samples;
  };
  return {
    start,
    registerAll: () =>
      registerAddresses(
        register,
        inOrder().map(({ settings, address }) => ({ code: settings.code, address })),
      ),
    members: () => inOrder().map(({ settings, address }) => ({ code: settings.code, url: address, databaseUrl: settings.databaseUrl })),
    answer: async (request) => {
      if (request.what === 'status')
        return inOrder().map(({ settings, address, runs }) => `${runs ? 'runs   ' : 'stopped'}  ${address}  ${settings.code}`);
      const member = memberOf(request.code);
      if (request.what === 'stop member') {
        if (!member.runs) return [`${request.code} was stopped already.`];
        member.runs = false;
        await process.stop(request.code);
        return [`${request.code} is stopped. The rest of the province runs on.`];
      }
      if (member.runs) return [`${request.code} runs already.`];
      await start(member.settings);
      const { address } = memberOf(request.code);
      await registerAddresses(register, [{ code: request.code, address }]);
      return [`${request.code} runs again at ${address}.`];
    },
  };
}
