import type { ListedToken } from '@shafaf/member/tokens/publisherTokens';
import { Command, InvalidArgumentError } from 'commander';
import { parseDatabaseUrl, parseMemberCode } from '../optionParsers.ts';
import { userName } from '../userName.ts';

const report = (line: string) => console.error(line);

interface TokenOptions {
  member?: string;
  databaseUrl?: string;
}

/** `shafaf member token`: what lets other programs publish to a member's server. */
export function memberTokenCommand(): Command {
  return new Command('token')
    .description("make, list and revoke tokens, with which programs publish to a member's server over HTTP")
    .addCommand(
      ofMember(new Command('create'))
        .description('make a token; it is shown once, and only its hash is kept')
        .requiredOption(
          '--categories <list>',
          'what it may publish, with commas between, such as contracts,permits; or requests, to answer requests for information',
          parseList,
        )
        .requiredOption('--name <text>', 'what people call it; publications keep it')
        .option('--expires <days>', 'how long it is good for, such as 90d', parseDays, 90)
        .option('--as <name>', 'who makes it; the name of the user of this machine when left out')
        .action(create),
    )
    .addCommand(ofMember(new Command('list')).description('list all tokens, with when they were used last').action(list))
    .addCommand(
      ofMember(new Command('revoke'))
        .description('make a token good for nothing; what was published with it stays')
        .argument('<number>', 'the number that the list shows')
        .action(revoke),
    );
}

function ofMember(command: Command): Command {
  return command
    .option('--member <code>', 'the body whose server it is for; SHAFAF_MEMBER', parseMemberCode)
    .option(
      '--database-url <url>',
      "the member's database; else DATABASE_URL, else that of the province on this machine",
      parseDatabaseUrl,
    );
}

function parseList(text: string): string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function parseDays(text: string): number {
  const days = /^(\d{1,4})d?$/.exec(text)?.[1];
  if (days === undefined) throw new InvalidArgumentError('A time is a number of days such as 90d.');
  return Number(days);
}

/** Runs what needs the member's database. */
async function withTokens<Result>(
  options: TokenOptions,
  command: Command,
  work: (
    db: import('kysely').Kysely<import('@shafaf/member/database/MemberDatabase').MemberDatabase>,
    tokens: typeof import('@shafaf/member/tokens/publisherTokens'),
  ) => Promise<Result>,
): Promise<Result> {
  const member = options.member ?? process.env.SHAFAF_MEMBER;
  if (member === undefined) return command.error("error: required option '--member <code>' not specified");
  const [{ withMemberDatabase }, tokens] = await Promise.all([
    import('../publish/withMemberDatabase.ts'),
    import('@shafaf/member/tokens/publisherTokens'),
  ]);
  return withMemberDatabase(member, options.databaseUrl, (db) => work(db, tokens));
}

async function create(
  options: TokenOptions & { categories: string[]; name: string; expires: number; as?: string },
  command: Command,
): Promise<void> {
  const { name, categories, expires: days } = options;
  const { token, listed } = await withTokens(options, command, (db, { createToken }) =>
    createToken(db, { name, categories, days, who: userName(options) }),
  );
  report(`Token ${listed.id}, "${listed.name}", may publish ${listed.categories.join(', ')} until ${listed.expiresAt.toISOString()}.`);
  report('It is shown only now. Who has it can publish in the name of the body:');
  console.log(token);
}

async function list(options: TokenOptions, command: Command): Promise<void> {
  const tokens = await withTokens(options, command, (db, { listTokens }) => listTokens(db));
  if (tokens.length === 0) report('There are no tokens.');
  for (const token of tokens) console.log(describe(token));
}

async function revoke(id: string, options: TokenOptions, command: Command): Promise<void> {
  const { name } = await withTokens(options, command, (db, { revokeToken }) => revokeToken(db, id));
  console.log(`Token ${id}, "${name}", is revoked.`);
}

function describe({ id, name, categories, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt }: ListedToken): string {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const standing =
    revokedAt !== null ? `revoked ${day(revokedAt)}` : `${expiresAt < new Date() ? 'expired' : 'good until'} ${day(expiresAt)}`;
  const used = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`;
  return [id, `"${name}"`, categories.join(','), standing, used, `made ${day(createdAt)} by ${createdBy}`].join('  ');
}
