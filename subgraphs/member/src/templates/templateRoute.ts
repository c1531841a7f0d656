import { refusal } from '@shafaf/shared/errors/refusal';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { knownCategory } from '../intake/knownCategory.ts';
import { type TemplateFormat, templateFormats, templateOf } from './templateOf.ts';

const parameters = z.object({ name: z.string() });
const MEDIA_TYPES: Readonly<Record<TemplateFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** `GET /templates/<category>.<xlsx|csv>`: a file to be filled in; for everybody, since it says nothing that is not in the contract. */
export function templateRoute(app: FastifyInstance): void {
  const made = new Map<string, Promise<Uint8Array>>();
  app.get('/templates/:name', async (request, reply) => {
    const { name } = parameters.parse(request.params);
    const dot = name.lastIndexOf('.');
    const category = name.slice(0, Math.max(dot, 0));
    const format = templateFormats.find((known) => known === name.slice(dot + 1));
    if (format === undefined)
      throw refusal('NOT_FOUND', `Templates are at /templates/<category>.xlsx and /templates/<category>.csv, but not at ${name}.`);
    const template = made.get(name) ?? templateOf(knownCategory(category), format);
    made.set(name, template);
    return reply
      .type(MEDIA_TYPES[format])
      .headers({ 'cache-control': 'public, max-age=3600', 'content-disposition': `attachment; filename="${category}.${format}"` })
      .send(Buffer.from(await template));
  });
}
