import { useMemo } from 'react';
import { useSpeech } from '../language/Speech.tsx';
import { MembersDocument, type MembersQuery } from './operations.ts';
import { useAnswer } from './useAnswer.ts';

/** A body as the register has it. */
export type RegisteredMember = MembersQuery['members'][number];

/** The province's bodies, by name in the reader's language; none as long as the register has not answered. */
export function useMembers(): { members: readonly RegisteredMember[]; nameOf(code: string): string } {
  const { name, language } = useSpeech();
  const { answer } = useAnswer(MembersDocument, {});
  return useMemo(() => {
    const collator = new Intl.Collator(language);
    const members = [...(answer?.data.members ?? [])].sort((a, b) => collator.compare(name(a), name(b)));
    const names = new Map(members.map((member) => [member.code, name(member)]));
    return { members, nameOf: (code) => names.get(code) ?? code };
  }, [answer, name, language]);
}
