import type { Kysely } from 'kysely';
import type { Category } from '../categories/Category.ts';
import { categories } from '../categories/categories.ts';
import { ownCoverage } from '../connection/connectionResolvers.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { checkOwn, type MemberReference } from '../entities/memberEntity.ts';
import type { MemberContext } from '../MemberContext.ts';
import type { Holding } from './Holding.ts';
import { readHolding } from './readHolding.ts';

/** What was worked out of one category, and of which version of its data. */
interface Known {
  version: string;
  holding: Promise<Holding>;
}

/** By database and category. Working it out reads the whole table, so it is done once for each publication that changed something. */
const known = new WeakMap<Kysely<MemberDatabase>, Map<string, Known>>();

/** The field `Member.holdings`: what this server's own body has published, category by category. */
export function memberHoldings(member: MemberReference, _arguments: unknown, context: MemberContext) {
  checkOwn(member, context);
  return { categories: () => holdingsOf(context.database), coverage: ownCoverage };
}

async function holdingsOf(db: Kysely<MemberDatabase>): Promise<Holding[]> {
  // Read before the tables are: at worst figures are newer than the version they are kept under, and are worked out once more.
  const stored = await db.selectFrom('synopses').select(['category', 'version']).execute();
  const versions = new Map(stored.map(({ category, version }) => [category, version]));
  return Promise.all(categories.map((category) => holdingOf(db, category, versions.get(category.name))));
}

/** A category without a version has no synopsis yet: nothing can be kept until it has. */
function holdingOf(db: Kysely<MemberDatabase>, category: Category, version: string | undefined): Promise<Holding> {
  if (version === undefined) return readHolding(db, category);
  const ofDatabase = known.get(db) ?? new Map<string, Known>();
  known.set(db, ofDatabase);
  const before = ofDatabase.get(category.name);
  if (before?.version === version) return before.holding;
  const holding = readHolding(db, category);
  const made: Known = { version, holding };
  ofDatabase.set(category.name, made);
  holding.catch(() => {
    if (ofDatabase.get(category.name) === made) ofDatabase.delete(category.name);
  });
  return holding;
}
