import { request } from 'undici';
import { z } from 'zod';
import type { Peer } from '../measure/Peer.ts';
import type { Operation } from '../programs/LoadOrder.ts';

const answerForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.unknown()).optional(),
  extensions: z.object({ coverage: z.object({ answered: z.number() }).optional() }).optional(),
});

/** What a peer answered. */
export interface Answer {
  data: Record<string, unknown>;
  /** Members that were asked for it; undefined where the peer says nothing of them. */
  asked: number | undefined;
}

/**
 * Asks a peer once.
 * @throws when it does not answer without errors
 */
export async function askPeer(peer: Pick<Peer, 'name' | 'url' | 'headers'>, { query, variables }: Operation): Promise<Answer> {
  const { statusCode, body } = await request(peer.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...peer.headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await body.text();
  const answer = statusCode === 200 ? answerForm.parse(JSON.parse(text)) : undefined;
  if (answer?.data == null || answer.errors !== undefined) throw new Error(`${peer.name} answered ${statusCode}: ${text.slice(0, 1_000)}`);
  return { data: answer.data, asked: answer.extensions?.coverage?.answered };
}
