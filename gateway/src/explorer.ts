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
    coverage { complete asked answered missing { code reason } }
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
    query: `# The suppliers with the largest sums, and for each what it sells to whom.
query LargestSuppliers {
  contractTotals(groupBy: SUPPLIER, first: 3) {
    groups {
      amount count
      supplier { nationalId name contractTotals(groupBy: MEMBER, first: 3) { groups { member { nameFa } amount } } }
    }
  }
}
`,
  },
];

/** One hour: the page changes only with the program. */
const CACHE_SECONDS = 3600;

/**
 * Serves GraphiQL at `/explorer`, whole from the package: the page asks no other host for anything.
 * @param samples whether the records are invented, which the title bar then says
 */
export function explorer(app: FastifyInstance, samples: boolean): void {
  let page: Promise<string> | undefined;
  app.get('/explorer', async (_request, reply) => {
    // Nine megabytes of script: not held in memory until somebody wants it.
    page ??= renderExplorer(samples);
    return reply
      .header('cache-control', `public, max-age=${CACHE_SECONDS}`)
      .type('text/html; charset=utf-8')
      .send(await page);
  });
}

async function renderExplorer(samples: boolean): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({
    title: samples ? 'شفاف · Shafaf explorer (نمونه · sample data)' : 'شفاف · Shafaf explorer',
    endpoint: '/graphql',
    defaultTabs: exampleQueries.map(({ query, variables = null }) => ({ query, variables })),
  });
}
