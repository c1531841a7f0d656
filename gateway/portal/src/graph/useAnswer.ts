import useSWR from 'swr';
import { askGraph, type GraphAnswer, GraphFailure } from './askGraph.ts';
import type { Failure } from './Failure.ts';
import type { GraphDocument } from './GraphDocument.ts';

/** How a question of a page stands. */
export interface Asked<Data> {
  /** The newest answer; while another question is under way, that to the one before it. */
  answer: GraphAnswer<Data> | undefined;
  /** Why there is none to this question. */
  failure: Failure | undefined;
  /** Whether an answer is being waited for. */
  isWaiting: boolean;
  /** Asks again. */
  retry(): void;
}

/**
 * Asks the graph while a page is shown, and again when the question becomes another.
 * @param variables null while it is not known yet what to ask
 */
export function useAnswer<Data, Variables>(document: GraphDocument<Data, Variables>, variables: Variables | null): Asked<Data> {
  const key = variables === null ? null : [document.hash, JSON.stringify(variables)];
  const ask = () => (variables === null ? Promise.reject(new Error('nothing to ask')) : askGraph(document, variables));
  const { data, error, isValidating, mutate } = useSWR<GraphAnswer<Data>, unknown>(key, ask, {
    keepPreviousData: true,
    revalidateOnFocus: false,
    revalidateOnReconnect: true,
    revalidateIfStale: true,
    shouldRetryOnError: false,
    dedupingInterval: 1_000,
  });
  const failed = error !== undefined && !isValidating;
  return {
    answer: failed ? undefined : data,
    failure: failed ? failureOf(error) : undefined,
    isWaiting: isValidating,
    retry: () => void mutate(),
  };
}

function failureOf(error: unknown): Failure {
  return error instanceof GraphFailure ? error.failure : { kind: 'SERVER', id: null };
}
