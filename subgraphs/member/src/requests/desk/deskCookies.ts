import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLoopbackHost } from './isLoopback.ts';

/** What browsers hold for the desk: of the session, of a sign-in on its way, and the language. */
export type DeskCookie = 'session' | 'sign-in' | 'language';

/** The cookies of one member's desk. Those of several members on one machine do not meet. */
export interface DeskCookies {
  read(request: FastifyRequest, which: DeskCookie): string | undefined;
  write(request: FastifyRequest, reply: FastifyReply, which: DeskCookie, value: string, seconds: number): void;
  clear(request: FastifyRequest, reply: FastifyReply, which: DeskCookie): void;
}

/**
 * Whether what a browser sends cannot be overheard; null where it can: by http, from another machine.
 * @param publicOrigin where others reach this server
 */
export function isConfidential({ protocol, hostname }: FastifyRequest, publicOrigin: string): boolean | null {
  if (protocol === 'https' || publicOrigin.startsWith('https:')) return true;
  return isLoopbackHost(hostname) ? false : null;
}

/** The cookies of a member's desk: no script sees them, no other site's form sends them, and but for this machine's own browser they go by https alone. */
export function deskCookies(member: string, publicOrigin: () => string): DeskCookies {
  const isSecure = (request: FastifyRequest) => isConfidential(request, publicOrigin()) !== false;
  // The prefix has browsers refuse one that another host of the same domain, or plain http, tries to set.
  const nameOf = (request: FastifyRequest, which: DeskCookie) => `${isSecure(request) ? '__Host-' : ''}shafaf-desk-${member}-${which}`;
  const write: DeskCookies['write'] = (request, reply, which, value, seconds) => {
    const cookie = stringifySetCookie(nameOf(request, which), value, {
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(request),
      path: '/',
      maxAge: seconds,
    });
    reply.header('set-cookie', cookie);
  };
  return {
    read: (request, which) => parseCookie(request.headers.cookie ?? '')[nameOf(request, which)] || undefined,
    write,
    clear: (request, reply, which) => write(request, reply, which, '', 0),
  };
}
