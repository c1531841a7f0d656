import type { RegisteredMember } from '@shafaf/directory/members/provinceMembers';
import type { DatabaseServer } from '@shafaf/shared/database/databaseServer';
import { z } from 'zod';
import { CENTRAL_DATABASE, DIRECTORY_DATABASE, memberDatabaseName } from '../data/benchMembers.ts';
import type { Peer } from '../measure/Peer.ts';
import { launch, type Program } from '../programs/launch.ts';
import type { Publication } from '../programs/publishOne.ts';

/** Everything that is compared, running: each gateway, the members together and the central server in processes of their own. */
export interface BenchProvince {
  /** The project's gateway. */
  shafaf: Peer;
  /** The same, told with each question not to use remembered answers. */
  memoryOff: Peer;
  /** The project's gateway without shortcuts: every member that is meant is asked each time. */
  everybody: Peer;
  /** Apollo's gateway over one server that holds all rows. */
  central: Peer;
  /** Apollo's gateway as it comes, over the directory and one member. */
  apollo: Peer;
  /** Hive Gateway over the same two. */
  hive: Peer;
  /** The member that `apollo` and `hive` stand before. */
  oneMember: string;
  /** Publishes with the member and in the central database. */
  publish(publication: Publication): Promise<void>;
}

const startedForm = z.object({ directory: z.url(), members: z.record(z.string(), z.url()) });
const NO_CACHE = { 'cache-control': 'no-cache' };
/** No answer takes so long, even when 8 questions ask 95 members each at once. */
const DEADLINE = 30_000;

/** What the program that runs the directory and all members is started with. */
export function memberSettings(server: DatabaseServer, members: readonly RegisteredMember[], directoryDatabaseUrl: string): object {
  return {
    directoryDatabaseUrl,
    members: members.map(({ code, kind, county }) => ({
      code,
      kind,
      county: kind === 'COUNTY' ? code : county,
      databaseUrl: server.url(memberDatabaseName(code)),
    })),
  };
}

/** Starts it all. What is started stands in `programs`, also when a later one fails. */
export async function startProvince(
  server: DatabaseServer,
  members: readonly RegisteredMember[],
  programs: Program[],
): Promise<BenchProvince> {
  const start = (name: string, file: string): Program => {
    const program = launch(name, file);
    programs.push(program);
    return program;
  };
  const hosts = start('members', 'members');
  const started = await hosts.ask('start', memberSettings(server, members, server.url(DIRECTORY_DATABASE)), startedForm);
  const directoryUrl = started.directory;
  const centralServer = start('central server', 'centralMember');
  const centralUrl = await centralServer.ask('start', { databaseUrl: server.url(CENTRAL_DATABASE) }, z.url());
  const oneMember = z.string().parse(members[0]?.code);
  const disclosuresUrl = z.url().parse(started.members[oneMember]);

  const peer = async (name: string, file: string, settings: object, servers: readonly Program[]): Promise<Peer> => {
    const gateway = start(name, file);
    return { name, url: await gateway.ask('start', settings, z.url()), headers: {}, gateway, servers };
  };
  const ours = (name: string, on: boolean) =>
    peer(name, 'shafafGateway', { directoryUrl, shortcuts: { prune: on, remember: on }, memberDeadlineMilliseconds: DEADLINE }, [hosts]);

  const shafaf = await ours('shafaf', true);
  return {
    shafaf,
    memoryOff: { ...shafaf, name: 'shafaf, memory off', headers: NO_CACHE },
    everybody: await ours('ask everybody', false),
    central: await peer('central', 'stockGateway', { directoryUrl, disclosuresUrl: centralUrl, dataSource: 'pooled' }, [centralServer]),
    apollo: await peer('stock Apollo', 'stockGateway', { directoryUrl, disclosuresUrl, dataSource: 'apollo' }, [hosts]),
    hive: await peer('Hive Gateway', 'hiveGateway', { directoryUrl, disclosuresUrl }, [hosts]),
    oneMember,
    publish: async (publication) => {
      await Promise.all([hosts, centralServer].map((program) => program.ask('publish', publication, z.unknown())));
    },
  };
}
