import { describe, expect, test } from '@jest/globals';
import { disclosureKinds } from '@shafaf/schema/contract';
import { parseProfile, profileHash } from './ObligationProfile.ts';
import { usualProfile } from './usualProfile.ts';

const basis = { fa: 'قانون', en: 'law' };
const rule = { category: 'contracts', everyMonths: 6, since: '2025-03-21', basis, source: null, assumed: false };
const profile = (rules: object[]) => ({ form: 1, title: basis, kinds: { MUNICIPALITY: rules } });

describe('a profile of obligations', () => {
  test('that comes with the program has every category of the contract for each kind of body or says why not, and calls what it assumes so', () => {
    for (const rules of Object.values(usualProfile.kinds)) {
      expect(rules.length).toBeGreaterThan(8);
      for (const { assumed, note } of rules) expect(assumed).toBe(note !== undefined);
    }
    const named = new Set(Object.values(usualProfile.kinds).flatMap((rules) => rules.map(({ category }) => category)));
    // Answers to requests are published when their applicants agree: nobody owes them.
    expect(disclosureKinds.map(({ category }) => category).filter((category) => !named.has(category))).toEqual(['requestAnswers']);
  });

  test('names every place that is wrong', () => {
    const wrong = profile([
      { ...rule, everyMonths: 0 },
      { ...rule, since: '1404-01-01x' },
      { ...rule, category: 'x', assumed: true },
    ]);
    expect(() => parseProfile(wrong)).toThrow(/kinds\.MUNICIPALITY\.0\.everyMonths[\s\S]*kinds\.MUNICIPALITY\.1\.since/);
    expect(() => parseProfile(profile([{ ...rule, assumed: true }]))).toThrow('kinds.MUNICIPALITY.0.note: What is assumed must be said.');
    expect(() => parseProfile(profile([rule, rule]))).toThrow('kinds.MUNICIPALITY.1.category: "contracts" stands there twice.');
    expect(() => parseProfile({ ...profile([]), kinds: { CITY: [] } })).toThrow('CITY');
    expect(() => parseProfile(null)).toThrow('This is no profile of obligations:\n- The whole');
  });

  test('that is equal has an equal hash, in whatever order it is written', () => {
    const { since, ...rest } = rule;
    expect(profileHash(parseProfile(profile([{ since, ...rest }])))).toBe(profileHash(parseProfile(profile([rule]))));
    expect(profileHash(parseProfile(profile([{ ...rule, everyMonths: 5 }])))).not.toBe(profileHash(parseProfile(profile([rule]))));
  });
});
