import { z } from 'zod';
import type { Leaf } from '../../subgraphs/member/src/attributes/Attribute.ts';
import { memberOf } from '../../subgraphs/member/src/attributes/inside.ts';
import type { Category } from '../../subgraphs/member/src/categories/Category.ts';
import { putAt, valueAtPath } from '../../subgraphs/member/src/publish/values/putAt.ts';
import type { SampleBody } from '../../subgraphs/member/src/samples/SampleBody.ts';
import type { SeededRandom } from '../../subgraphs/member/test/seededRandom.ts';

/** A record to be published. */
export interface RandomRecord {
  localId: string;
  content: Readonly<Record<string, unknown>>;
}

const contentForm = z.record(z.string(), z.unknown());
const TITLES = ['آب‌نمای ساعت', 'مسئوليت پذيري', 'كامپيوتر ۱۲', '100% آسفالت', 'a_b', 'water \\ آب', '𐎠𐎡 کهن'] as const;
/** Values at the ends of what a kind of cells holds, few enough that several records have each. Their order by bytes is not that of UTF-16. */
const extremes: Readonly<Record<string, readonly [unknown, ...unknown[]]>> = {
  rial: ['0', '-1', '1000', '9007199254740992', '9007199254740993', '999999999999999999', '-999999999999999999'],
  integer: [0, 1, 1402, 2_147_483_647],
  number: [0, 0.1, 0.30000000000000004, 1e15, 1e-7],
  percent: [0, 33.333333333333336, 100],
  day: ['0001-01-01', '2024-02-29', '2024-03-19', '2024-03-20', '9999-12-31'],
  boolean: [true, false],
  text: ['۱۲-الف', '12-الف', 'كد ي', '%', 'ZZ', 'aa', '｡', '𐎠', 'مسئولیت‌پذیری'],
};

/**
 * Records of a category, the same at every call with one seed. Each is made of a sample, some of whose values are taken from other samples, left out,
 * or put to the ends of what their kind holds; what the category's form does not take is put back. So it needs no word of what the category is.
 */
export function randomRecords(category: Category, bodies: readonly SampleBody[], random: SeededRandom, count: number): RandomRecord[] {
  const samples = bodies.flatMap((body) => category.samples(body)).map(({ content }) => contentForm.parse(content));
  const [first, ...others] = samples;
  if (first === undefined) return [];
  const names = [...new Set(samples.flatMap((sample) => Object.keys(sample)))].sort();
  const leaves = leavesOf(category);
  return Array.from({ length: count }, (_, index) => ({
    // A third are of one number at every body, and some need to be escaped wherever they are written.
    localId: index % 7 === 3 ? `${index}:"٪%${index}` : `${index}`,
    content: accepted(category, random.pick([first, ...others]), (content) => change(content, [first, ...others], names, leaves, random)),
  }));
}

function change(
  content: Record<string, unknown>,
  samples: readonly [Record<string, unknown>, ...Record<string, unknown>[]],
  names: readonly string[],
  leaves: readonly Leaf[],
  random: SeededRandom,
): void {
  for (const name of names) {
    if (random.chance(0.15)) delete content[name];
    else if (random.chance(0.2)) content[name] = random.pick(samples)[name];
  }
  for (const { path, kind } of leaves)
    if (random.chance(0.25)) {
      const edge = extremes[kind.cells];
      if (edge !== undefined) putAt(content, path.split('.'), random.pick(edge));
    }
  content.title = random.chance(0.5) ? random.pick(TITLES) : content.title;
  content.sample = random.chance(0.3);
  if (random.chance(0.2)) delete content.fiscalYear;
  else content.fiscalYear = 1401 + random.whole(4);
}

/** A sample with as many of the changes as the category's form takes. */
function accepted(category: Category, sample: Record<string, unknown>, changed: (content: Record<string, unknown>) => void) {
  const content = { ...sample };
  changed(content);
  for (;;) {
    for (const name of Object.keys(content)) if (content[name] === undefined) delete content[name];
    const { error } = category.content.safeParse(content);
    if (error === undefined) return content;
    const wrong = new Set(error.issues.map(({ path: [name] }) => String(name)));
    // What is wrong in the whole, or wrong in the sample's own value, is wrong in how values stand together.
    const settled = [...wrong].every((name) => content[name] === sample[name]);
    if (settled) return { ...sample };
    for (const name of wrong) content[name] = sample[name];
  }
}

/** The single values that a content holds; ids of other records are left as they are. */
function leavesOf(category: Category): Leaf[] {
  return Object.entries(category.attributes).flatMap(([name, attribute]) =>
    attribute
      .parts(name)
      .leaves.filter(
        ({ path, many }) => many !== true && valueAtPath(memberOf(category.fields, name), ['link']) === undefined && path.startsWith(name),
      ),
  );
}
