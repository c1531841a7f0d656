import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { Check } from '../Check.ts';
import type { Row } from '../Contents.ts';
import { show, valueAt, valuesAtPath } from '../json.ts';
import { rootQuestion } from '../listingQuestion.ts';
import type { Listing } from '../listingsOf.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

const FORM = 'An id is `<member>:<category>:<localId>`, with your own code and the list’s name.';
/** Rows that are asked for by id. */
const ASKED = 3;

export const ids: Check = {
  name: 'ids',
  title: 'Ids and rows are its own, and a row is found by its id',
  async run(trial, verdict) {
    const { code } = trial.subject;
    for (const listing of trial.listings) {
      const { rows } = trial.contents(listing);
      for (const { id, object } of rows) {
        const parsed = parseGlobalId(id);
        if (
          !verdict.expect(
            parsed !== null && parsed.member === code,
            `${listing.name} holds the id ${show(id)}, but ids of ${code} begin with "${code}:".`,
            FORM,
          )
        )
          continue;
        verdict.expect(
          parsed?.category === listing.name,
          `${listing.name} holds the id ${show(id)}, which should go on with "${listing.name}:".`,
          FORM,
        );
        const [member] = valuesAtPath(object, 'member.code');
        verdict.expect(member === code, `The row ${id} has member.code ${show(member)}.`, `Its body is ${code}.`);
      }
      if (rows.length === 0) verdict.skip(`${listing.name} holds no row.`);
      for (const row of sampled(rows)) await findRow(trial, listing, row, verdict);
      await refuseOthers(trial, listing, verdict);
    }
  },
};

function sampled(rows: readonly Row[]): Row[] {
  const step = Math.max(1, Math.ceil(rows.length / ASKED));
  return rows.filter((_row, index) => index % step === 0);
}

async function findRow({ subject }: Trial, listing: Listing, { id, object }: Row, verdict: Verdict): Promise<void> {
  const key = listing.orders[0].field;
  for (const field of lookups(listing)) {
    const selection = field === 'node' ? `__typename ... on ${listing.row.name} { id ${key} }` : `__typename id ${key}`;
    const found = (await subject.data(rootQuestion(field, [{ name: 'id', type: 'ID!', value: id }], selection)))[field];
    verdict.expect(
      valueAt(found, 'id') === id && valueAt(found, key) === valueAt(object, key) && valueAt(found, '__typename') === listing.row.name,
      `${field}(id: ${show(id)}) gives ${show(found)}, but the list has ${show({ id, [key]: valueAt(object, key) })}.`,
      'Find the same row by its id as stands in the list.',
    );
  }
}

/** Ids that nobody has, and ids of others, give null. */
async function refuseOthers({ subject }: Trial, listing: Listing, verdict: Verdict): Promise<void> {
  for (const id of [`${subject.code}:${listing.name}:no such row`, `somebody-else:${listing.name}:1`])
    for (const field of lookups(listing)) {
      const found = (await subject.data(rootQuestion(field, [{ name: 'id', type: 'ID!', value: id }], '__typename')))[field];
      verdict.expect(
        found === null,
        `${field}(id: ${show(id)}) gives ${show(found)}, but should give null.`,
        'Answer null for an id that you have no row of.',
      );
    }
}

function lookups({ singular }: Listing): string[] {
  return singular === null ? ['node'] : ['node', singular];
}
