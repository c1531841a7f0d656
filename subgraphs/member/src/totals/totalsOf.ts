import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import { LARGEST_MEMBER_GROUPS } from '@shafaf/shared/graph/limits';
import { checkSize } from '@shafaf/shared/graph/pageSize';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Category, CategoryTotals, Filter } from '../categories/Category.ts';
import { type Partition, partitionLoader } from '../entities/Partition.ts';
import type { MemberContext } from '../MemberContext.ts';
import { childFields } from '../selection/childFields.ts';
import { objectType } from '../selection/objectType.ts';
import { type Figures, type FiguresQuestion, readFigures } from './readFigures.ts';
import { type Groups, type GroupsQuestion, readGroups } from './readGroups.ts';

/** Groups when `first` is null, as the SDL has it. */
const DEFAULT_GROUPS = 20;

/** Arguments of a totals field. */
export interface TotalsArguments {
  filter?: Filter | null;
  groupBy?: string | null;
  first?: number | null;
}

/** Totals whose arguments are in order. Figures and groups are read, one statement each, when first asked for. */
export interface Totals {
  figures(): Promise<Figures>;
  /** Null when no groups were asked for. */
  groups: (() => Promise<Groups>) | null;
}

/** Opens totals over the rows of one entity, or over all (`partition` null). */
export type OpenTotals = (given: TotalsArguments, partition: Partition | null, context: MemberContext, info: GraphQLResolveInfo) => Totals;

/** The totals of a category: figures over its rows by filter, in all and by group; only the figures that are selected. */
export function totalsOf(category: Category, totals: CategoryTotals): OpenTotals {
  const figures = partitionLoader<FiguresQuestion, Figures>(
    (context, question, partitions) => readFigures(context, category, question, partitions),
    () => totals.figuresOfNothing,
  );
  const groups = partitionLoader<GroupsQuestion, Groups>(
    (context, question, partitions) => readGroups(context, category, question, partitions),
    () => ({ groups: [], groupCount: '0' }),
  );
  return (given, partition, context, info) => {
    checkSize('first', given.first, LARGEST_MEMBER_GROUPS);
    const size = given.first ?? DEFAULT_GROUPS;
    const conditions = given.filter == null ? [] : category.conditions(given.filter, context.member);
    const selected = selectedFigures(category.kind.typeName, totals, info);

    function readOwnGroups(groupBy: string): Promise<Groups> {
      const grouping = totals.groups[groupBy];
      if (grouping === undefined) throw new Error(`${category.name} has no groups by ${groupBy}.`);
      const limit = selected.groups ? Math.max(1, size) : 1;
      const question = { conditions, figures: selected.inGroups, grouping, limit };
      const shape = canonicalJson([given.filter, groupBy, selected.inGroups, limit]);
      return groups(context, question, shape, partition).then((found) => ({
        groups: found.groups.slice(0, size).map((group) => ({ ...group, ...grouping.describe(group.key) })),
        groupCount: found.groupCount,
      }));
    }
    const { groupBy } = given;
    let ownGroups: Promise<Groups> | null = null;
    return {
      figures: () => figures(context, { conditions, figures: selected.inAll }, canonicalJson([given.filter, selected.inAll]), partition),
      groups:
        groupBy == null
          ? null
          : () => {
              ownGroups ??= readOwnGroups(groupBy);
              return ownGroups;
            },
    };
  };
}

interface FigureSelection {
  /** Figures selected of all rows. */
  inAll: string[];
  /** Figures selected of groups. */
  inGroups: string[];
  /** Whether groups are selected, and not only how many there are. */
  groups: boolean;
}

function selectedFigures(typeName: string, { figures }: CategoryTotals, info: GraphQLResolveInfo): FigureSelection {
  const names = (type: string, nodes: readonly FieldNode[]) => childFields(info, nodes, objectType(info.schema, type));
  const figuresIn = (fields: ReadonlyMap<string, unknown>) => Object.keys(figures).filter((name) => fields.has(name));
  const whole = names(`${typeName}Totals`, info.fieldNodes);
  const groups = names(`${typeName}TotalsGroup`, whole.get('groups') ?? []);
  return { inAll: figuresIn(whole), inGroups: figuresIn(groups), groups: whole.has('groups') };
}
