import { synopsisForm } from '@shafaf/shared/synopsis/Synopsis';
import type { Check } from '../Check.ts';
import { compareSynopsis } from '../compareSynopsis.ts';
import { show } from '../json.ts';
import { shorten } from '../Subject.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

export const synopsis: Check = {
  name: 'synopsis',
  title: 'What /synopsis says beforehand is true of its rows',
  async run(trial, verdict) {
    const { status, headers, text } = await trial.subject.synopsis();
    if (status === 404)
      return verdict.skip('It serves no synopsis: the gateway asks it every question, also those to which it has no answer.');
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    const parsed = synopsisForm.safeParse(json);
    if (status !== 200 || !parsed.success) {
      const fault = parsed.success ? '' : `: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)[0] ?? ''}`;
      return verdict.fault(
        `/synopsis answers with status ${status} and ${shorten(text)}${fault}`,
        'Serve a synopsis of the form that shared/src/synopsis/Synopsis.ts describes, or answer 404: then you are asked every question.',
      );
    }
    const { data } = parsed;
    verdict.expect(
      data.member === trial.subject.code,
      `It is the synopsis of ${show(data.member)}.`,
      `Name your own code, ${trial.subject.code}.`,
    );
    await expectTag(trial, headers.get('etag'), verdict);
    for (const listing of trial.listings) {
      const category = Object.hasOwn(data.categories, listing.name) ? data.categories[listing.name] : undefined;
      if (category === undefined) verdict.note(`It says nothing of ${listing.name}, so that the gateway asks every question about them.`);
      else for (const fault of compareSynopsis(listing, trial.contents(listing), category)) verdict.fault(fault.message, fault.whatToDo);
    }
  },
};

async function expectTag({ subject }: Trial, tag: string | undefined, verdict: Verdict): Promise<void> {
  if (
    !verdict.expect(
      tag !== undefined && tag !== '',
      'It has no ETag.',
      'Send the version as an ETag, so that the gateway asks for what has changed only.',
    )
  )
    return;
  const { status } = await subject.synopsis(tag);
  verdict.expect(
    status === 304,
    `Asked with If-None-Match: ${tag}, it answers with status ${status}, but should answer 304.`,
    'Answer 304 without a body when the version is still the one that is named. The gateway asks more than once a second.',
  );
}
