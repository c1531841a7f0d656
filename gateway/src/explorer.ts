import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** A query that the explorer opens with. */
export interface ExampleQuery {
  query: string;
  variables?: string;
}

/** Queries to begin with, one a tab. */
export const exampleQueries: readonly ExampleQuery[] = [
  {
    query: `# The province's largest contracts from 500 billion rial up, of every agency, largest first.
query LargestContracts {
  contracts(filter: { minAmount: "500000000000" }, orderBy: { field: AMOUNT, direction: DESC }, first: 20) {
    totalCount
    nodes { id title amount signedOn sample supplier { name nationalId } member { nameFa kind } }
    pageInfo { endCursor hasNextPage }
    coverage { complete asked answered stale { code asOf } missing { code reason } }
  }
}
`,
  },
  {
    query: `# Figures of one fiscal year, by body.
query TotalsByMember($year: Int!) {
  contractTotals(filter: { fiscalYear: $year }, groupBy: MEMBER, first: 10) {
    count sampleCount amount groupCount
    groups { member { nameFa kind } count amount largest }
    coverage { complete answered asked }
  }
}
`,
    variables: '{ "year": 1403 }',
  },
  {
    query: `# A body, its county, and its newest contracts.
query OneBody {
  member(code: "maragheh-municipality") {
    nameFa kind county { nameFa } population
    contracts(orderBy: { field: SIGNED_ON }, first: 5) {
      totalCount
      nodes { title amount signedOn sample tender { procurementMethod procurementMethodDetails } }
    }
  }
}
`,
  },
  {
    query: `# The suppliers with the largest sums over all agencies, and for each what it sells to whom.
# With text: "…" those of a name; one that is known by a name alone is marked as a candidate.
query LargestSuppliers {
  suppliers(first: 3) {
    totalCount
    edges {
      amount count memberCount
      node { nationalId name resolution contractTotals(groupBy: MEMBER, first: 3) { groups { member { nameFa } amount } } }
    }
    coverage { complete }
  }
}
`,
  },
];

/** One hour: the page changes only with the program. */
const CACHE_SECONDS = 3600;
/** A second once; the highest takes half a minute for a few per cent more. */
const BROTLI_QUALITY = 5;

/** The page as it goes out. It is made once: nine megabytes of script take a second of processor time to compress. */
interface ExplorerPage {
  bodies: Readonly<Record<'identity' | 'gzip' | 'br', Buffer>>;
  etag: string;
  /** What the page may do in a browser. */
  contentPolicy: string;
}

/**
 * Serves GraphiQL at `/explorer`, whole from the package: the page asks no other host for anything.
 * @param samples whether the records are invented, which the title bar then says
 */
export function explorer(app: FastifyInstance, samples: boolean): void {
  let making: Promise<ExplorerPage> | undefined;
  app.get('/explorer', async (request, reply) => {
    // Not held in memory until somebody wants it.
    making ??= makePage(samples);
    const { bodies, etag, contentPolicy } = await making;
    const encoding = encodingFor(request.headers['accept-encoding']);
    reply
      .header('cache-control', `public, max-age=${CACHE_SECONDS}`)
      .header('vary', 'accept-encoding')
      .header('etag', etag)
      .header('content-security-policy', contentPolicy)
      .type('text/html; charset=utf-8');
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply.send(bodies[encoding]);
  });
}

/** The shortest form that a browser says it takes. */
function encodingFor(accepted: string | string[] | undefined): 'identity' | 'gzip' | 'br' {
  const encodings = String(accepted ?? '')
    .split(',')
    .map((each) => each.trim());
  return (['br', 'gzip'] as const).find((encoding) => encodings.includes(encoding)) ?? 'identity';
}

async function makePage(samples: boolean): Promise<ExplorerPage> {
  const html = await renderExplorer(samples);
  const identity = Buffer.from(html);
  const [compressed, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    promisify(gzip)(identity),
  ]);
  return {
    bodies: { identity, gzip: zipped, br: compressed },
    etag: `W/"${createHash('sha256').update(identity).digest('base64url')}"`,
    contentPolicy: contentPolicyOf(html),
  };
}

/**
 * Lets the page run the scripts that stand in it, known by their hashes, and no other. The editor makes its workers of text that stands in
 * those scripts (`blob:`), and styles as it goes; it asks nobody but the gateway.
 */
function contentPolicyOf(html: string): string {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')} blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

async function renderExplorer(samples: boolean): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({
    title: samples ? 'شفاف · Shafaf explorer (نمونه · sample data)' : 'شفاف · Shafaf explorer',
    endpoint: '/graphql',
    defaultTabs: exampleQueries.map(({ query, variables = null }) => ({ query, variables })),
  });
}
