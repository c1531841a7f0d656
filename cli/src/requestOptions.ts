import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import type { StartMemberOptions } from '@shafaf/member/startMember';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Command } from 'commander';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';

/** What a member's options say of requests for information. */
export interface RequestOptions {
  requests?: boolean;
  requestRules?: string;
}

/** Adds the options that say whether requests for information are taken, and by which rules. */
export function addRequestOptions(command: Command): Command {
  return command
    .option('--requests', 'take requests for information, which the law has you answer in time; SHAFAF_REQUESTS=yes')
    .option(
      '--request-rules <file>',
      'rules of their deadlines, instead of those of the law that come with the program; SHAFAF_REQUEST_RULES',
    )
    .addHelpText(
      'after',
      `
Requests for information are answered by officers, at /desk of this server. They are known by tokens (shafaf member token create --categories requests),
or sign in with your OpenID Connect provider:
  SHAFAF_OIDC_ISSUER         the provider, such as https://login.maragheh.example.ir
  SHAFAF_OIDC_CLIENT_ID      by what it knows the desk, which it sends people back to at /desk/sign-in/back
  SHAFAF_OIDC_CLIENT_SECRET  what the desk proves itself with; none for a client that has none
  SHAFAF_OIDC_AUDIENCE       for whom its tokens must be made that other programs bring to the API
  SHAFAF_OIDC_ROLE           a role or group that officers must have; all who sign in are officers when not set
Notices go by:
  SHAFAF_SMTP_URL       the server that takes mail, such as smtps://user:password@mail.example.ir
  SHAFAF_MAIL_FROM      whom mail is from; needed with it
  SHAFAF_MAIL_DESK      where officers get theirs
  SHAFAF_WEBHOOK_URL    where notices for officers are posted, signed with SHAFAF_WEBHOOK_SECRET (whsec_…, Standard Webhooks)
  SHAFAF_TRACKING_PAGE  where applicants follow a request, such as https://shafaf.example.ir/requests/{trackingCode}`,
    );
}

/** The file of rules for requests that `SHAFAF_REQUEST_RULES` names; undefined when it names none. */
export function requestRulesFromEnvironment(): string | undefined {
  return process.env.SHAFAF_REQUEST_RULES || undefined;
}

/**
 * How requests for information are taken, by the options and the environment; they are not when nothing says so.
 * @throws ShafafError `BAD_USER_INPUT` that names the setting
 */
export async function readRequestOptions(
  options: RequestOptions,
  db: Kysely<MemberDatabase>,
  logger: Logger,
): Promise<Pick<StartMemberOptions, 'requests'>> {
  if (options.requests !== true && process.env.SHAFAF_REQUESTS !== 'yes') return {};
  const [{ readRequestRules }, { tokenOfficer }, { oidcOfficers }] = await Promise.all([
    import('@shafaf/member/requests/rules/readRequestRules'),
    import('@shafaf/member/requests/officers/tokenOfficer'),
    import('@shafaf/member/requests/officers/oidcOfficers'),
  ]);
  const {
    SHAFAF_OIDC_ISSUER: issuer,
    SHAFAF_OIDC_AUDIENCE: audience,
    SHAFAF_OIDC_CLIENT_ID: clientId,
    SHAFAF_OIDC_CLIENT_SECRET: clientSecret,
    SHAFAF_OIDC_ROLE: role,
  } = process.env;
  if (issuer && !audience && !clientId) throw missing('SHAFAF_OIDC_CLIENT_ID or SHAFAF_OIDC_AUDIENCE', 'SHAFAF_OIDC_ISSUER');
  if (clientId && !issuer) throw missing('SHAFAF_OIDC_ISSUER', 'SHAFAF_OIDC_CLIENT_ID');
  const provider = issuer && clientId ? { issuer, clientId, ...(clientSecret && { clientSecret }), ...(role && { role }) } : undefined;
  const byProvider = issuer && audience ? oidcOfficers({ issuer, audience, ...(role && { role }) }, logger) : undefined;
  return {
    requests: {
      rules: readRequestRules(options.requestRules ?? requestRulesFromEnvironment()),
      officerOf: async (token) => (await tokenOfficer(db, token, new Date())) ?? (await byProvider?.(token)) ?? null,
      notices: readNotices(),
      ...(provider && { desk: { provider } }),
    },
  };
}

function readNotices(): NonNullable<NonNullable<StartMemberOptions['requests']>['notices']> {
  const {
    SHAFAF_SMTP_URL: smtpUrl,
    SHAFAF_MAIL_FROM: from,
    SHAFAF_MAIL_DESK: body,
    SHAFAF_WEBHOOK_URL: url,
    SHAFAF_WEBHOOK_SECRET: secret,
    SHAFAF_TRACKING_PAGE: trackingPage,
  } = process.env;
  if (smtpUrl && !from) throw missing('SHAFAF_MAIL_FROM', 'SHAFAF_SMTP_URL');
  if (url && !secret) throw missing('SHAFAF_WEBHOOK_SECRET', 'SHAFAF_WEBHOOK_URL');
  if (secret && !/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret))
    throw new ShafafError('BAD_USER_INPUT', 'SHAFAF_WEBHOOK_SECRET is whsec_ and base64 of 24 bytes or more.');
  return {
    ...(smtpUrl && from && { email: { smtpUrl, from, ...(body && { body }) } }),
    ...(url && secret && { webhook: { url, secret } }),
    ...(trackingPage && { trackingPage }),
  };
}

function missing(name: string, because: string): ShafafError {
  return new ShafafError('BAD_USER_INPUT', `${because} is set, and then ${name} must be, too.`);
}
