import type { Rules } from '@shafaf/gateway/scatter/rules';
import { compareIds } from '@shafaf/shared/graph/globalId';
import { LARGEST_MEMBER_GROUPS } from '@shafaf/shared/graph/limits';
import type { Check } from '../Check.ts';
import type { Contents, Row } from '../Contents.ts';
import { type Figure, figuresOf, fold, readFigure, workOut } from '../figures.ts';
import { type FilterCase, filterCases } from '../filterCases.ts';
import { type JsonObject, objectAt, objectsAt, show, valueAt, valuesAtPath } from '../json.ts';
import { rootQuestion } from '../listingQuestion.ts';
import type { Listing, ListingTotals } from '../listingsOf.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

const MOST_FILTERS = 12;

export const totals: Check = {
  name: 'totals',
  title: 'Figures, in all and by group, agree with the rows',
  async run(trial, verdict) {
    for (const listing of trial.listings) {
      if (listing.totals === null) continue;
      const contents = trial.contents(listing);
      if (!contents.complete) verdict.note(`${listing.name} has too many rows to add up; its figures were only compared with one another.`);
      const tried = new TotalsTrial(trial, listing, listing.totals, contents, verdict);
      const cases = filterCases(listing, contents, trial.subject.code, trial.identity);
      const step = Math.max(1, Math.floor(cases.length / MOST_FILTERS));
      for (const each of cases.filter((_case, index) => index % step === 0)) await tried.figures(each);
      for (const by of listing.totals.groups?.by ?? []) await tried.groups(by);
    }
  },
};

class TotalsTrial {
  readonly #trial: Trial;
  readonly #listing: Listing;
  readonly #totals: ListingTotals;
  readonly #contents: Contents;
  readonly #verdict: Verdict;

  constructor(trial: Trial, listing: Listing, of: ListingTotals, contents: Contents, verdict: Verdict) {
    this.#trial = trial;
    this.#listing = listing;
    this.#totals = of;
    this.#contents = contents;
    this.#verdict = verdict;
  }

  /** Over all rows that a filter leaves. */
  async figures({ filter, matches }: FilterCase): Promise<void> {
    const figures = figuresOf(this.#trial.rules, this.#totals.type);
    const object = await this.#ask(
      [{ name: 'filter', type: this.#listing.filterType, value: filter }],
      figures.map(({ name }) => name).join(' '),
    );
    if (this.#contents.complete)
      this.#compare(object, figures, this.#contents.rows.filter(matches), `${this.#totals.field}(filter: ${show(filter)})`);
    else for (const figure of figures) this.#read(object, figure, this.#totals.field);
  }

  /** By one kind of group: complete, in order, together the whole, and each of its own rows. */
  async groups(by: string): Promise<void> {
    const { groups } = this.#totals;
    if (groups === null) return;
    const figures = figuresOf(this.#trial.rules, groups.type);
    const says = saidBy(this.#trial.rules, groups, by);
    const inGroup = [groups.key, ...figures.map(({ name }) => name), ...says.selections].join(' ');
    const common = figuresOf(this.#trial.rules, this.#totals.type).filter(({ name }) => figures.some((figure) => figure.name === name));
    const given = [
      { name: 'groupBy', type: groups.enumName, value: by },
      { name: groups.limit, type: 'Int', value: LARGEST_MEMBER_GROUPS },
    ];
    const count = groups.countField === null ? '' : ` ${groups.countField}`;
    const object = await this.#ask(given, `${common.map(({ name }) => name).join(' ')}${count} ${groups.field} { ${inGroup} }`);
    const list = objectsAt(object, groups.field, this.#totals.field);
    const asked = `${this.#totals.field}(groupBy: ${by})`;
    this.#expectWhole(object, list, groups, asked);
    this.#expectOrder(list, groups, figures, asked);
    for (const figure of common) {
      const whole = this.#read(object, figure, asked);
      const together = fold(
        figure.by,
        list.map((group) => readFigure(figure, valueAt(group, figure.name)) ?? null),
      );
      this.#verdict.expect(
        whole === undefined || whole === together,
        `${asked}: the groups’ ${figure.name} make ${show(String(together))} together, but the whole has ${show(String(whole))}.`,
        'Each row belongs to one group, rows without a value to the group with a null key.',
      );
    }
    for (const group of list) {
      const fault = says.fault(group, valueAt(group, groups.key) ?? null);
      this.#verdict.expect(
        fault === null,
        `${asked}: the group ${show(valueAt(group, groups.key))} has ${fault}.`,
        'A group says its key once more in the field that the grouping is named after; the fields of other groupings are null.',
      );
    }
    this.#compareGroups(by, list, groups, figures, asked);
  }

  #expectWhole(
    object: JsonObject,
    list: readonly JsonObject[],
    { countField, key }: NonNullable<ListingTotals['groups']>,
    asked: string,
  ): void {
    const keys = list.map((group) => valueAt(group, key) ?? null);
    this.#verdict.expect(new Set(keys).size === keys.length, `${asked} has two groups with one key.`, 'Give each key once.');
    if (countField !== null)
      this.#verdict.expect(
        String(valueAt(object, countField)) === String(list.length),
        `${asked} has ${countField} ${show(valueAt(object, countField))} and ${list.length} groups.`,
        `The gateway asks for all groups (${LARGEST_MEMBER_GROUPS} at most): give all, and count all.`,
      );
  }

  #expectOrder(
    list: readonly JsonObject[],
    { key, orderBy }: NonNullable<ListingTotals['groups']>,
    figures: readonly Figure[],
    asked: string,
  ): void {
    const figure = figures.find(({ name }) => name === orderBy);
    if (figure === undefined) return;
    const misplaced = list.findIndex((group, index) => {
      const before = list[index - 1];
      return before !== undefined && !isBefore(before, group, figure, key);
    });
    this.#verdict.expect(
      misplaced < 0,
      `${asked}: ${show(list[misplaced])} comes after ${show(list[misplaced - 1])}.`,
      `Order groups by ${orderBy}, largest first; equal ones by key, by its bytes, a null key last.`,
    );
  }

  /** The groups that rows make, each with their figures, and no other. */
  #compareGroups(
    by: string,
    list: readonly JsonObject[],
    groups: NonNullable<ListingTotals['groups']>,
    figures: readonly Figure[],
    asked: string,
  ): void {
    const { rows, complete } = this.#contents;
    const keyOf = this.#keyOf(groups, by);
    if (!complete || keyOf === null) return;
    const expected = new Map<string | null, Row[]>();
    for (const row of rows) {
      const key = keyOf(row);
      const others = expected.get(key);
      if (others === undefined) expected.set(key, [row]);
      else others.push(row);
    }
    const found = new Map(list.map((group) => [valueAt(group, groups.key) ?? null, group]));
    for (const [key, members] of expected) {
      const group = found.get(key);
      if (
        this.#verdict.expect(
          group !== undefined,
          `${asked} has no group with the key ${show(key)}, which ${members.length} rows have.`,
          'Give a group for each value that rows have.',
        )
      )
        this.#compare(group ?? {}, figures, members, `${asked}, the group ${show(key)}`);
    }
    const extra = [...found.keys()].find((key) => !(key === null || typeof key === 'string') || !expected.has(key));
    this.#verdict.expect(
      extra === undefined,
      `${asked} has a group with the key ${show(extra)}, which no row has.`,
      'The key is the value as text; see the enum’s descriptions in the contract.',
    );
  }

  /** How a row's group is told: by the register, or by what the filter of the same name is of, as `fiscalYear` for `FISCAL_YEAR`. */
  #keyOf({ enumName }: NonNullable<ListingTotals['groups']>, by: string): ((row: Row) => string | null) | null {
    const { rules, identity, subject } = this.#trial;
    const register = rules.groupedBy(enumName, by)?.register ?? null;
    if (register === 'MEMBER') return () => subject.code;
    if (register !== null) return identity === null ? null : () => (register === 'KIND' ? identity.kind : identity.county);
    const name = by.toLowerCase().replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
    const rule = this.#listing.filters.find((filter) => filter.name === name)?.rule;
    if (rule === null || rule === undefined || !('of' in rule)) return null;
    return ({ object }) => {
      const [value = null] = valuesAtPath(object, rule.of);
      return value === null ? null : String(value);
    };
  }

  #compare(object: JsonObject, figures: readonly Figure[], rows: readonly Row[], asked: string): void {
    for (const figure of figures) {
      const expected = workOut(figure, rows, this.#listing, this.#totals.groups);
      const found = this.#read(object, figure, asked);
      if (expected === undefined || found === undefined) continue;
      this.#verdict.expect(
        found === expected || String(found) === String(expected),
        `${asked} has ${figure.name} ${show(valueAt(object, figure.name))}, but its ${rows.length} rows make ${show(expected === null ? null : String(expected))}.`,
        'Work figures out of the very rows that the list gives for the same filter; rows without a value add nothing.',
      );
    }
  }

  #read(object: JsonObject, figure: Figure, asked: string) {
    const value = readFigure(figure, valueAt(object, figure.name));
    this.#verdict.expect(
      value !== undefined,
      `${asked} has ${figure.name} ${show(valueAt(object, figure.name))}, which is no ${figure.typeName}.`,
      'Write whole numbers as the contract says of their type.',
    );
    return value;
  }

  async #ask(given: readonly { name: string; type: string; value: unknown }[], selection: string): Promise<JsonObject> {
    return objectAt(await this.#trial.subject.data(rootQuestion(this.#totals.field, given, selection)), this.#totals.field, '');
  }
}

/** Where groups say their key (`@groups`): what has to be selected for it, and what is wrong with a group of a key. */
function saidBy(
  rules: Rules,
  { enumName, by: all }: NonNullable<ListingTotals['groups']>,
  by: string,
): { selections: string[]; fault: (group: JsonObject, key: unknown) => string | null } {
  const paths = all.flatMap((value) => rules.groupedBy(enumName, value)?.by ?? []);
  const own = rules.groupedBy(enumName, by)?.by ?? null;
  return {
    selections: paths.map((path) => path.split('.').reduceRight((inner, name) => (inner === '' ? name : `${name} { ${inner} }`), '')),
    fault: (group, key) => {
      for (const path of paths) {
        const [value = null] = valuesAtPath(group, path);
        const wanted = path === own ? key : null;
        if ((value === null ? null : String(value)) !== wanted) return `${path} ${show(value)}`;
      }
      return null;
    },
  };
}

function isBefore(a: JsonObject, b: JsonObject, figure: Figure, key: string): boolean {
  const [left, right] = [a, b].map((group) => readFigure(figure, valueAt(group, figure.name)) ?? null);
  if (left !== right) return right === null || (left !== null && left !== undefined && right !== undefined && left > right);
  const [leftKey, rightKey] = [valueAt(a, key), valueAt(b, key)];
  if (typeof leftKey !== 'string' || typeof rightKey !== 'string') return typeof leftKey === 'string';
  return compareIds(leftKey, rightKey) < 0;
}
