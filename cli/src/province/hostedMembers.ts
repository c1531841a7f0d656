import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { migrations } from '@shafaf/member/database/migrations';
import { tokenOfficer } from '@shafaf/member/requests/officers/tokenOfficer';
import { readRequestRules } from '@shafaf/member/requests/rules/readRequestRules';
import { type RunningMember, startMember } from '@shafaf/member/startMember';
import { readThresholdTable } from '@shafaf/member/thresholds/readThresholdTable';
import { keySetReader } from '@shafaf/member/trust/keySetReader';
import { TrustedKeys } from '@shafaf/member/trust/TrustedKeys';
import { connect } from '@shafaf/shared/database/connect';
import { migrate } from '@shafaf/shared/database/migrate';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { requestRulesFromEnvironment } from '../requestOptions.ts';
import { thresholdsFromEnvironment } from '../settings.ts';
import { loadSamples } from './loadSamples.ts';
import type { MemberSettings, StartedMember } from './memberSettings.ts';

/** The members that one process serves, each on a port and with a database of its own. */
export interface HostedMembers {
  start(settings: MemberSettings): Promise<StartedMember>;
  stop(code: string): Promise<void>;
  stopAll(): Promise<void>;
}

/** 95 pools share one server: two connections each at most; making one costs more than keeping it for a while. */
const POOL = { max: 2, idleTimeoutMillis: 60_000, prepared: 16 };

/** Whom whoever is at this machine can be, to try the desks of requests out. */
const DEVELOPMENT_OFFICERS = ['کارشناس نمونه', 'کارشناس دوم نمونه'];

/** No member yet. */
export function hostedMembers(logger: Logger): HostedMembers {
  const hosted = new Map<string, { running: RunningMember; database: Kysely<MemberDatabase> }>();
  const rules = readRequestRules(requestRulesFromEnvironment());
  /** Read once for all members of the process. */
  const keySets = new Map<string, TrustedKeys>();
  const keysIn = (file: string): TrustedKeys => {
    const keys = keySets.get(file) ?? new TrustedKeys({ read: keySetReader(file), logger });
    keySets.set(file, keys);
    return keys;
  };
  const file = thresholdsFromEnvironment();
  const thresholds = file === undefined ? undefined : readThresholdTable(file);
  const stop = async (code: string): Promise<void> => {
    const member = hosted.get(code);
    hosted.delete(code);
    await member?.running.stop();
    await member?.database.destroy();
  };
  return {
    start: async (settings) => {
      const { code, kind, county, nameFa, population, gatewayKeys } = settings;
      await stop(code);
      const log = logger.child({ member: code });
      const database = connect<MemberDatabase>(settings.databaseUrl, { ...POOL, applicationName: `shafaf ${code}`, logger: log });
      try {
        await migrate(database, migrations);
        const samples = settings.samples ? await loadSamples(database, { code, kind, nameFa, population }) : 0;
        const on = (port: number) =>
          startMember({
            member: { code, kind, county, thresholds },
            database,
            port,
            trust: { keys: keysIn(gatewayKeys) },
            intake: { home: settings.home },
            requests: {
              rules,
              officerOf: (token) => tokenOfficer(database, token, new Date()),
              desk: { developmentOfficers: DEVELOPMENT_OFFICERS },
            },
            logger: log,
          });
        const running = await on(settings.port).catch((error: unknown) => {
          if (systemErrorCode(error) === 'EADDRINUSE') return on(0);
          throw error;
        });
        hosted.set(code, { running, database });
        return { address: running.address, samples };
      } catch (error) {
        await database.destroy();
        throw error;
      }
    },
    stop,
    stopAll: async () => {
      await Promise.all([...hosted.keys()].map(stop));
    },
  };
}
