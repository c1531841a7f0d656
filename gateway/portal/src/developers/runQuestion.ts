import { persistedQuery, type Question } from './snippets.ts';

/** What came back of a question, as it was sent. */
export interface RunAnswer {
  status: number;
  milliseconds: number;
  /** What the gateway says that it cost, in points. */
  cost: number | null;
  /** JSON laid out to be read, or whatever came instead. */
  body: string;
}

/** Asks a question as its snippets do. Null when the gateway cannot be reached. */
export async function runQuestion({ example, variables }: Omit<Question, 'origin'>): Promise<RunAnswer | null> {
  const since = performance.now();
  const sent = example.isPersisted
    ? fetch(
        `/graphql?${new URLSearchParams({ query: example.text, variables: JSON.stringify(variables), extensions: persistedQuery(example) })}`,
        { headers: { 'apollo-require-preflight': 'true' } },
      )
    : fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...example.headers },
        body: JSON.stringify({ query: example.text, variables }),
      });
  const response = await sent.catch(() => null);
  if (response === null) return null;
  const text = await response.text();
  const cost = Number(response.headers.get('shafaf-cost') ?? Number.NaN);
  return {
    status: response.status,
    milliseconds: Math.round(performance.now() - since),
    cost: Number.isNaN(cost) ? null : cost,
    body: readable(text),
  };
}

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
