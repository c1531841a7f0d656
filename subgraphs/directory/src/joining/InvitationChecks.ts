import { messageOf } from '@shafaf/shared/errors/messageOf';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import type { CheckMember, CheckSubject } from './CheckMember.ts';
import { openInvitationOf } from './openInvitation.ts';
import { settleCheck } from './settleCheck.ts';

/** What the checks of invited bodies' servers need. */
export interface InvitationChecksOptions {
  database: Kysely<DirectoryDatabase>;
  check: CheckMember;
  logger: Logger;
}

/**
 * Checks the servers of bodies that answered their invitation; no body waits for another. What is under way when the directory stops, or
 * dies, is checked anew when it starts again.
 */
export class InvitationChecks {
  readonly #options: InvitationChecksOptions;
  readonly #stopping = new AbortController();
  /** By code: the check that is under way, and whether the body has answered anew since it began. */
  readonly #underWay = new Map<string, { done: Promise<void>; again: boolean }>();

  constructor(options: InvitationChecksOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier run left. */
  async start(): Promise<void> {
    const left = await this.#options.database
      .selectFrom('invitations')
      .select('member')
      .where('state', '=', 'CHECKING')
      .orderBy('state_since')
      .execute();
    for (const { member } of left) this.add(member);
  }

  /** Has the server of a body checked that has answered. */
  add(code: string): void {
    const before = this.#underWay.get(code);
    if (before !== undefined) {
      before.again = true;
      return;
    }
    const done = this.#check(code).finally(() => {
      const again = this.#underWay.get(code)?.again ?? false;
      this.#underWay.delete(code);
      if (again) this.add(code);
    });
    this.#underWay.set(code, { done, again: false });
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the directory stops'));
    while (this.#underWay.size > 0) await Promise.all([...this.#underWay.values()].map(({ done }) => done));
  }

  async #check(code: string): Promise<void> {
    const { database, check, logger } = this.#options;
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    try {
      const subject = await this.#subject(code);
      if (subject === null) return;
      const report = await check(subject, signal).catch((error: unknown) => {
        if (signal.aborted) throw error;
        logger.error({ err: error, member: code }, 'a check broke');
        return brokenCheck(subject, error);
      });
      await settleCheck(database, code, report);
      logger.info({ member: code, passed: report.passed }, 'a server was checked');
    } catch (error) {
      // It stays in the state CHECKING, and is checked when the directory starts again.
      if (!signal.aborted) logger.error({ err: error, member: code }, 'the outcome of a check could not be entered');
    }
  }

  async #subject(code: string): Promise<CheckSubject | null> {
    const { database } = this.#options;
    const open = await openInvitationOf(database, code);
    if (open === null || open.state !== 'CHECKING' || open.address === null) return null;
    const { kind, county } = await database.selectFrom('members').selectAll().where('code', '=', code).executeTakeFirstOrThrow();
    return { code, kind, county, address: open.address, keyPins: open.key_pins };
  }
}

/** The report of a check that could not be carried through, by a fault of its own. */
function brokenCheck({ code, address }: CheckSubject, error: unknown): Awaited<ReturnType<CheckMember>> {
  return {
    form: 1,
    address,
    member: code,
    checkedAt: new Date().toISOString(),
    passed: false,
    checks: [
      {
        name: 'check',
        title: 'The check could be carried through',
        outcome: 'FAILED',
        note: null,
        findings: [
          {
            what: `The check itself broke: ${messageOf(error).slice(0, 500)}`,
            whatToDo: 'This is no fault of yours. Tell the directory’s operator, whose log says more, and answer again later.',
          },
        ],
      },
    ],
  };
}
