import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { anonymise } from './anonymise.ts';
import type { NoticeSettings } from './notices/NoticeSettings.ts';
import { remind } from './notices/remind.ts';
import { noticeSender } from './notices/sendNotices.ts';
import { nowAt, type RequestDesk } from './RequestDesk.ts';

/** What goes on beside the questions of a desk. */
export interface DeskKeeping {
  /** Does once what is to be done from time to time, and waits for it. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

const EVERY_MILLISECONDS = 60_000;

/** Reminds officers, sends notices and strikes out what is not to be kept, once a minute until it is stopped. What fails is logged and done the next time. */
export function keepDesk(
  db: Kysely<MemberDatabase>,
  member: string,
  desk: RequestDesk,
  notices: NoticeSettings,
  logger: Logger,
): DeskKeeping {
  const sender = noticeSender(db, member, notices);
  let going: Promise<void> = Promise.resolve();
  async function round(): Promise<void> {
    const now = () => nowAt(desk);
    for (const [what, act] of [
      ['reminders', () => remind(db, desk)],
      ['notices', () => sender.send(now())],
      ['retention', () => anonymise(db, desk)],
    ] as const)
      await act().catch((error: unknown) => logger.error({ err: error, what }, 'the desk of requests could not do this; it tries again'));
  }
  const timer = setInterval(() => {
    going = going.then(round);
  }, EVERY_MILLISECONDS);
  timer.unref();
  return {
    round: () => {
      going = going.then(round);
      return going;
    },
    async stop() {
      clearInterval(timer);
      await going;
      sender.close();
    },
  };
}
