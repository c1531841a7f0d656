import type { Html } from '@shafaf/shared/pages/html';
import { sendPage } from '@shafaf/shared/pages/sendPage';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { nowAt, type RequestDesk } from '../RequestDesk.ts';
import type { DeskSettings } from './DeskSettings.ts';
import { type DeskCookies, deskCookies } from './deskCookies.ts';
import { type DeskSession, findSession } from './deskSessions.ts';
import { deskLayout, noticePage } from './pages/deskLayout.ts';
import { type DeskWords, deskWords } from './pages/deskWords.ts';

/** Whose desk is served. */
export interface DeskOptions {
  /** The member's code. */
  member: string;
  database: Kysely<MemberDatabase>;
  desk: RequestDesk;
  settings: DeskSettings;
  /** Where others reach the member's `/graphql`. */
  address: () => string;
  logger: Logger;
}

/** What all pages of a desk need. */
export interface DeskPlace extends Omit<DeskOptions, 'address'> {
  cookies: DeskCookies;
  publicOrigin(): string;
  now(): Date;
  say(request: FastifyRequest): DeskWords;
  sessionOf(request: FastifyRequest): Promise<DeskSession | null>;
  send(request: FastifyRequest, reply: FastifyReply, page: DeskPage): FastifyReply;
  /** Says one thing. */
  tell(request: FastifyRequest, reply: FastifyReply, notice: DeskNotice): FastifyReply;
}

/** A page of the desk. */
export interface DeskPage {
  title: string;
  body: Html;
  /** Who is signed in; null for nobody. */
  session: DeskSession | null;
}

/** Something to say, and what was written meanwhile. */
export interface DeskNotice {
  status: number;
  title: string;
  words: string;
  kept?: readonly string[];
}

/** What all pages of a member's desk need. */
export function deskPlace({ address, ...options }: DeskOptions): DeskPlace {
  const { member, database, desk } = options;
  const publicOrigin = () => new URL(address()).origin;
  const cookies = deskCookies(member, publicOrigin);
  const now = () => nowAt(desk);
  const say = (request: FastifyRequest) => deskWords[cookies.read(request, 'language') === 'en' ? 'en' : 'fa'];
  const send: DeskPlace['send'] = (request, reply, { title, body, session }) =>
    // Browsers are to say that a form is from here.
    sendPage(reply, deskLayout(say(request), { member, session }, title, body), 'same-origin');
  return {
    ...options,
    cookies,
    publicOrigin,
    now,
    say,
    sessionOf: (request) => findSession(database, cookies.read(request, 'session'), now()),
    send,
    tell: (request, reply, { status, title, words, kept }) =>
      send(request, reply.code(status), { title, body: noticePage(say(request), words, kept), session: null }),
  };
}
