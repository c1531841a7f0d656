import { Command } from 'commander';

const report = (line: string) => console.error(line);

/** `shafaf member join`: answers an invitation. */
export function memberJoinCommand(): Command {
  return new Command('join')
    .description('answer an invitation of the province: the directory then checks the server, which must run, and tells what it found')
    .argument('<invitation>', 'as the directory’s operator gave it to you')
    .addHelpText(
      'after',
      `
It is told everything else by the settings (--config member.env, or the environment): SHAFAF_MEMBER, SHAFAF_ADDRESS, SHAFAF_DIRECTORY,
SHAFAF_KEY, SHAFAF_KEY_PINS. Ends with 0 when the body is live or waits for approvals, 1 when its server did not pass.`,
    )
    .action(join);
}

async function join(invitation: string): Promise<void> {
  const [{ answerInvitation }, { readJoiningSettings }, { describeReport }] = await Promise.all([
    import('../member/answerInvitation.ts'),
    import('../member/joiningSettings.ts'),
    import('../conformance/printReport.ts'),
  ]);
  const settings = readJoiningSettings();
  const state = await answerInvitation({
    ...settings,
    invitation,
    onWaiting: () => report(`The directory checks ${settings.address} …`),
  });
  if (state.report !== null) report(describeReport(state.report).join('\n'));
  const { member, approving, approvals, status } = state;
  if (approving)
    console.log(
      `${member} has passed. ${approvals.needed - approvals.given} of ${approvals.needed} people at the province must still approve.`,
    );
  else if (state.report?.passed === true) console.log(`${member} has joined: ${settings.address} is ${status}.`);
  else {
    console.log(`${member} has not joined. Mend what is said above, and answer with the same invitation again.`);
    process.exitCode = 1;
  }
}
