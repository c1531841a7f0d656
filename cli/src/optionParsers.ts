import { isMemberCode } from '@shafaf/shared/graph/globalId';
import { InvalidArgumentError } from 'commander';

/** A port as an option gives it; 0 means a free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return port;
}

/** A member's code as an option gives it. */
export function parseMemberCode(text: string): string {
  if (!isMemberCode(text))
    throw new InvalidArgumentError('A code is of lower-case Latin letters and hyphens, such as tabriz-municipality.');
  return text;
}

/** A database's address as an option gives it. */
export function parseDatabaseUrl(text: string): string {
  if (!URL.canParse(text) || !/^postgres(ql)?:\/\//.test(text))
    throw new InvalidArgumentError('A database is named as postgres://user:password@host:port/database.');
  return text;
}

/** A registered prefix of Open Contracting ids, as a setting gives it. */
export function parseOcidPrefix(text: string): string {
  if (!/^ocds-[a-z0-9]{6}$/.test(text)) throw new InvalidArgumentError('A prefix is registered, and is "ocds-" and six letters or digits.');
  return text;
}

/** A web address as an option gives it. */
export function parseWebAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:\/\//.test(text)) throw new InvalidArgumentError('An address begins with http:// or https://.');
  return text;
}

/** A span of time as an option gives it. */
export function parseMilliseconds(text: string): number {
  const milliseconds = Number(text);
  if (!/^\d+$/.test(text) || milliseconds < 1 || milliseconds > 3_600_000)
    throw new InvalidArgumentError('A time is a whole number of milliseconds from 1 to 3600000.');
  return milliseconds;
}

/** How old something may be, as an option gives it, in seconds. */
export function parseAge(text: string): number {
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds > 2_592_000) throw new InvalidArgumentError('An age is a whole number of seconds from 0 to 2592000.');
  return seconds;
}

/** How long an invitation may be answered, as an option gives it. */
export function parseHours(text: string): number {
  const hours = Number(text);
  if (!/^\d+$/.test(text) || hours < 1 || hours > 2_160)
    throw new InvalidArgumentError('A time is a whole number of hours from 1 to 2160.');
  return hours;
}

/** How many people must approve, as an option gives it. */
export function parseApprovals(text: string): number {
  const approvals = Number(text);
  if (!/^\d+$/.test(text) || approvals > 10) throw new InvalidArgumentError('Approvals are a whole number from 0 to 10.');
  return approvals;
}

/** A number of rows as an option gives it. */
export function parseRows(text: string): number {
  const rows = Number(text);
  if (!/^\d+$/.test(text) || rows < 1 || rows > 100_000) throw new InvalidArgumentError('Rows are a whole number from 1 to 100000.');
  return rows;
}

/** A longer span of time as an option gives it. */
export function parseMinutes(text: string): number {
  const minutes = Number(text);
  if (!/^\d+$/.test(text) || minutes > 43_200) throw new InvalidArgumentError('A time is a whole number of minutes from 0 to 43200.');
  return minutes;
}
