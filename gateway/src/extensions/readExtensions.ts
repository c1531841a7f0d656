import { z } from 'zod';
import type { GraphqlClient } from '../GraphqlClient.ts';
import type { Missing } from '../scatter/ask.ts';
import type { Extension } from './Extension.ts';

const QUESTION = JSON.stringify({ query: '{ extensions { name body { code } address keyPins status } }' });

const answerForm = z.object({
  extensions: z.array(
    z.object({
      name: z.string(),
      body: z.object({ code: z.string() }),
      address: z.string(),
      keyPins: z.array(z.string()),
      status: z.enum(['LISTED', 'SUSPENDED']),
    }),
  ),
});

/** The extensions that belong to the graph, as the directory lists them, or why it gave no list. */
export async function readExtensions(client: GraphqlClient, directoryUrl: string): Promise<Extension[] | Missing> {
  const response = await client.ask(directoryUrl, QUESTION);
  if ('missing' in response) return response;
  const parsed = answerForm.safeParse(response.data);
  if (!parsed.success) return { missing: 'BAD_ANSWER', detail: parsed.error.message };
  return parsed.data.extensions
    .filter(({ status }) => status === 'LISTED')
    .map(({ name, body, address, keyPins }) => ({ name, body: body.code, address, keyPins }));
}

const SDL_QUESTION = JSON.stringify({ query: '{ _service { sdl } }' });

const sdlForm = z.object({ _service: z.object({ sdl: z.string() }) });

/** Asks a server for its SDL. */
export async function readSdl(ask: (question: string) => ReturnType<GraphqlClient['ask']>): Promise<{ sdl: string } | Missing> {
  const response = await ask(SDL_QUESTION);
  if ('missing' in response) return response;
  const parsed = sdlForm.safeParse(response.data);
  if (parsed.success) return parsed.data._service;
  return { missing: 'BAD_ANSWER', detail: response.errors[0]?.message ?? 'no _service { sdl }' };
}
