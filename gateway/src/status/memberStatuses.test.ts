import { expect, test } from '@jest/globals';
import type { MissingReason } from '../scatter/coverage.ts';
import type { Member } from '../scatter/Member.ts';
import type { MemberState } from './MemberStatus.ts';
import { memberStatuses } from './memberStatuses.ts';

interface Known {
  member?: Partial<Member>;
  silence?: MissingReason | null;
  failure?: MissingReason;
}

test.each<[what: string, known: Known, state: MemberState, reason: MissingReason | null]>([
  ['answers', { silence: null }, 'ANSWERING', null],
  ['does not answer', { silence: 'UNREACHABLE' }, 'SILENT', 'UNREACHABLE'],
  ['does not answer, and is left alone', { silence: 'UNREACHABLE', failure: 'TIMEOUT' }, 'SILENT', 'UNREACHABLE'],
  ['is there, but fails to answer questions', { silence: null, failure: 'TIMEOUT' }, 'FAILING', 'TIMEOUT'],
  ['was not asked yet', {}, 'PENDING', null],
  ['runs no server', { member: { address: null } }, 'NOT_CONNECTED', null],
  ['is suspended', { member: { address: null, suspended: true } }, 'SUSPENDED', null],
])('a member that %s stands so', (_what, { member, silence, failure }, state, reason) => {
  const [status] = memberStatuses({
    register: {
      members: [{ code: 'ahar', kind: 'MUNICIPALITY', county: null, address: 'https://ahar.example.ir/graphql', ...member }],
      namesOf: () => ({ nameFa: 'اهر', nameEn: 'Ahar' }),
    },
    synopses: { silenceOf: () => silence, lastConfirmed: () => ({ version: '1', at: 0 }) },
    lines: { failureOf: () => failure },
  });
  expect(status).toEqual({ code: 'ahar', nameFa: 'اهر', nameEn: 'Ahar', state, reason, confirmedAt: '1970-01-01T00:00:00.000Z' });
});
