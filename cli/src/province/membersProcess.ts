import { messageOf } from '@shafaf/shared/errors/messageOf';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { hostedMembers } from './hostedMembers.ts';
import { type MemberReply, type MemberRequest, memberRequest, type StartedMember } from './memberSettings.ts';

// The program of the process that serves all members of a province, so that they and the gateway use two processors and neither's
// memory is the other's. It does what the launcher asks over the channel between them, and ends with the launcher.

const logger = createLogger('members');
const members = hostedMembers(logger);

async function answer(ask: MemberRequest['ask']): Promise<StartedMember | undefined> {
  if (ask.what === 'start') return members.start(ask.settings);
  if (ask.what === 'stop') await members.stop(ask.code);
  else await members.stopAll();
  return undefined;
}

process.on('message', (message) => {
  const { id, ask } = memberRequest.parse(message);
  answer(ask).then(
    (started) => reply(started === undefined ? { id } : { id, started }),
    (error: unknown) => {
      logger.error({ err: error }, `could not ${ask.what}`);
      reply({ id, error: messageOf(error) });
    },
  );
});

function reply(message: MemberReply): void {
  process.send?.(message);
}

// A terminal's Ctrl-C reaches this process too; the launcher decides what is stopped when.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
