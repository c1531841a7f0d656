import { z } from 'zod';
import type { Officer } from '../RequestDesk.ts';

const claims = z.object({
  sub: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  roles: z.array(z.string()).optional(),
  groups: z.array(z.string()).optional(),
});

/**
 * The officer of whom a provider says these things; null for somebody without the role.
 * @param role a value that `roles` or `groups` must have; everybody is an officer when it is left out
 * @throws ZodError when they are not what OpenID Connect has them be
 */
export function officerOfClaims(said: unknown, role: string | undefined): Officer | null {
  const { sub, name, preferred_username, roles = [], groups = [] } = claims.parse(said);
  return role === undefined || roles.includes(role) || groups.includes(role) ? { name: name ?? preferred_username ?? sub } : null;
}
