import DataLoader from 'dataloader';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type MemberContext, perContext } from '../MemberContext.ts';

/** The rows of a category that belong to one entity, such as the contracts of one supplier. */
export interface Partition {
  /** The column that names the entity. */
  readonly column: string;
  /** The entity's key. */
  readonly value: string;
}

/** Several entities' rows, asked for in one statement; null for all rows, whosever they are. */
export interface Partitions {
  readonly column: string;
  readonly values: readonly string[];
}

/** Rows of these partitions only. */
export function partitionConditions(partitions: Partitions | null): RawBuilder<SqlBool>[] {
  return partitions === null ? [] : [sql<SqlBool>`${sql.ref(partitions.column)} = any(${partitions.values}::text[])`];
}

/** Which partition a row is of, as SQL; null when there is only the one of all rows. */
export function partitionColumn(partitions: Partitions | null): RawBuilder<string | null> {
  return partitions === null ? sql<null>`null::text` : sql<string>`${sql.ref(partitions.column)}`;
}

/** Stands for all rows in a loader, which takes no null as a key. */
const ALL_ROWS = '';

/** Answers by partition; under null when all rows were asked for. */
export type PartitionAnswers<Answer> = ReadonlyMap<string | null, Answer>;

/**
 * Puts together what is asked of several partitions at once: the same question (equal `shape`) about many suppliers becomes one
 * statement, and about one supplier twice, one answer.
 */
export function partitionLoader<Question, Answer>(
  ask: (context: MemberContext, question: Question, partitions: Partitions | null) => Promise<PartitionAnswers<Answer>>,
  none: (question: Question) => Answer,
): (context: MemberContext, question: Question, shape: string, partition: Partition | null) => Promise<Answer> {
  const loadersOf = perContext(() => new Map<string, DataLoader<string, Answer>>());
  return (context, question, shape, partition) => {
    const loaders = loadersOf(context);
    const key = `${partition?.column ?? ''} ${shape}`;
    let loader = loaders.get(key);
    if (loader === undefined) {
      const column = partition?.column;
      loader = new DataLoader<string, Answer>(async (values) => {
        const answers = await ask(context, question, column === undefined ? null : { column, values });
        return values.map((value) => answers.get(column === undefined ? null : value) ?? none(question));
      });
      loaders.set(key, loader);
    }
    return loader.load(partition?.value ?? ALL_ROWS);
  };
}
