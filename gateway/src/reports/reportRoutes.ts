import { createHash } from 'node:crypto';
import { refusal } from '@shafaf/shared/errors/refusal';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { sendError } from '@shafaf/shared/server/answerErrors';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { badParameter } from '../addresses/listAddress.ts';
import { askItself } from '../asking/askItself.ts';
import { statusOf } from '../exports/exportRoutes.ts';
import { type Reports, reportNamed } from './loadReports.ts';
import { mediaTypes, type ReportFormat } from './output/reportFormats.ts';
import { type PageLink, reportStyle } from './output/reportHtml.ts';
import { reportListHtml } from './output/reportListHtml.ts';
import { type Language, reportWords } from './output/reportWords.ts';
import { formatNamed, tableNamed, writeReport } from './output/writeReport.ts';
import type { MadeReport } from './run/MadeReport.ts';
import { readParameters } from './run/readParameters.ts';
import { runReport } from './run/runReport.ts';

const CONTENT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A report asks the whole province a hundred times at most; more of them at once would hold up the others' questions. */
const CONCURRENT = 3;
const RETRY_AFTER_SECONDS = 15;

const parameters = z.object({ file: z.string() });

/**
 * `GET /report/<name>.<html|xlsx|csv>?<parameter>=…`: a report, made now. `GET /reports` and `/reports.json` list them. `docs/reports.md` says what
 * they are.
 */
export function reportRoutes(app: FastifyInstance, reports: Reports): void {
  let running = 0;

  app.get('/reports', async (request, reply) => {
    const language = languageOf(queryOf(request.url));
    return page(reply).send(reportListHtml(reports, language));
  });

  app.get('/reports.json', async () => ({
    reports: [...reports.definitions.values()].map(({ name, version, title, says, saysNot, parameters: own, tables, hash }) => ({
      name,
      version,
      hash,
      title,
      says,
      saysNot,
      parameters: own,
      tables: tables.map((table) => ({ name: table.name, title: table.title })),
      formats: { html: `/report/${name}.html`, xlsx: `/report/${name}.xlsx`, csv: `/report/${name}.csv` },
    })),
  }));

  app.get('/report/:file', async (request, reply) => {
    try {
      const { file } = parameters.parse(request.params);
      const dot = file.lastIndexOf('.');
      const definition = reportNamed(reports, dot < 0 ? file : file.slice(0, dot));
      const format = formatNamed(dot < 0 ? '' : file.slice(dot + 1), `/report/${definition.name}`);
      const query = queryOf(request.url);
      const language = languageOf(query);
      const table = tableNamed(definition.tables, query.get('table') || undefined).name;
      query.delete('lang');
      query.delete('table');
      const now = new Date();
      const question = readParameters(reports.schema, definition, query, now);
      if (running >= CONCURRENT) throw tooMany();
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      running++;
      let made: MadeReport;
      try {
        made = await runReport(question, {
          ask: askItself(app, request, left.signal),
          gateway: `${request.protocol}://${request.host}`,
          now,
        });
      } finally {
        running--;
      }
      const links = linksOf(definition.name, query, language);
      const body = await writeReport(made, { format, language, table, links });
      return headed(reply, made, format, file).send(body);
    } catch (error) {
      if (!(error instanceof ShafafError)) throw error;
      return sendError(reply, error, statusOf(error));
    }
  });
}

function queryOf(url: string): URLSearchParams {
  return new URL(url, 'http://gateway.invalid').searchParams;
}

function languageOf(query: URLSearchParams): Language {
  const language = query.get('lang') || 'fa';
  if (language === 'fa' || language === 'en') return language;
  throw badParameter('lang', 'lang may be fa or en.', '«lang» یکی از این‌هاست: fa، en.');
}

function page(reply: FastifyReply): FastifyReply {
  return reply.header('content-security-policy', CONTENT_POLICY).header('cache-control', 'no-cache').type('text/html; charset=utf-8');
}

function headed(reply: FastifyReply, { coverage }: MadeReport, format: ReportFormat, file: string): FastifyReply {
  if (format === 'html') page(reply);
  else reply.type(mediaTypes[format]).header('content-disposition', `attachment; filename="${file}"`);
  return reply
    .header('cache-control', 'no-store')
    .header('shafaf-coverage', coverage.complete ? 'complete' : 'incomplete')
    .header('shafaf-missing', coverage.missing.map(({ code, reason }) => `${code};reason=${reason}`).join(', '));
}

function linksOf(name: string, query: URLSearchParams, language: Language): PageLink[] {
  const other = language === 'fa' ? 'en' : 'fa';
  const to = (format: ReportFormat, lang: Language) => {
    const own = new URLSearchParams(query);
    own.set('lang', lang);
    return `/report/${name}.${format}?${own.toString()}`;
  };
  return [
    { href: to('html', other), text: reportWords[language].otherLanguage, language: other },
    { href: to('xlsx', language), text: 'XLSX' },
    { href: to('csv', language), text: 'CSV' },
  ];
}

function tooMany(): ShafafError {
  return refusal('TOO_MANY_REPORTS', `${CONCURRENT} reports are being made already, which is the most at a time.`, {
    extensions: { retryAfter: RETRY_AFTER_SECONDS },
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });
}
