import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';
import type { AskSet } from '../AskSet.ts';
import type { Compilation } from '../Compilation.ts';
import type { Asked } from '../coverage.ts';
import type { Choice } from '../gatherChosen.ts';
import type { PagedQuestion } from '../gatherPage.ts';
import type { Member } from '../Member.ts';
import type { Condition } from '../prune/Condition.ts';
import type { Run } from '../Run.ts';
import { compileConnection } from './connection.ts';
import { compileMergedObject } from './mergedObject.ts';
import { compileRanking } from './ranking.ts';

/** One member's part of a scattered field. */
export interface Source {
  member: Member;
  /** The field's value as the member gave it. */
  value: unknown;
  /** The question that it answers, where there are several. */
  question?: AskSet;
  /** For the list of an entity: the key of the entity, as the member gave it. */
  held?: string;
}

/** A scattered field, ready to be asked and merged. */
export interface Scattered {
  /** The key under which members answer it. */
  alias: string;
  /** Whether the member's rows can be meant, by what the register says. */
  concerns: (member: Member) => boolean;
  /** The categories that are read, where it is not all of those that the rule names. */
  reads?: readonly string[] | null;
  /** What the members' rows must satisfy, as it is compared with their synopses. */
  conditions: readonly Condition[];
  /**
   * Makes one answer of the parts.
   * @param sources the parts of those who answered, in order of code
   * @param concerned who was asked for this field, and who was skipped
   * @throws BadAnswer when a part is not what the schema says
   */
  fold: (sources: readonly Source[], run: Run, concerned: Concerned) => unknown;
  /** For a connection at the root: how its page is gathered in rounds. */
  paged?: PagedQuestion;
  /** For a ranking with a condition that chooses by what any member says: how the others' parts of what was chosen are had. */
  choice?: Choice;
}

/** Whom a field concerns. */
export type Concerned = Pick<Asked, 'members' | 'skipped'>;

/** Asks for a scattered field and says how members' parts of it become one. */
export function compileScattered(
  compilation: Compilation,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  asks: AskSet,
  place: string,
): Scattered {
  const rule = compilation.operation.rules.answer(parent.name, field.name);
  if (rule?.kind === 'scatter' && rule.merge === 'RANKING') return compileRanking(compilation, parent, field, nodes, asks, place);
  return rule?.kind === 'scatter' && rule.merge === 'CONNECTION'
    ? compileConnection(compilation, parent, field, nodes, asks, place)
    : compileMergedObject(compilation, field, nodes, asks, place, rule?.kind === 'scatter' ? rule.keys : null);
}
