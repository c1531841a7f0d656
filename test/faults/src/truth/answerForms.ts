import { z } from 'zod';

const code = z.string();

export const coverageForm = z.strictObject({
  complete: z.boolean(),
  asked: z.number().int(),
  answered: z.number().int(),
  skipped: z.number().int(),
  stale: z.array(z.strictObject({ code, asOf: z.iso.datetime() })),
  missing: z.array(z.strictObject({ code, reason: z.string() })),
  dropped: z.array(z.strictObject({ code, rows: z.number().int(), values: z.number().int(), reasons: z.array(z.string()) })),
});
export const COVERAGE =
  'coverage { complete asked answered skipped stale { code asOf } missing { code reason } dropped { code rows values reasons } }';

export const rowForm = z.strictObject({
  id: z.string(),
  title: z.string(),
  amount: z.string().nullable(),
  signedOn: z.string().nullable(),
  publishedAt: z.string(),
  fiscalYear: z.number().nullable(),
  sample: z.boolean(),
  supplier: z.strictObject({ nationalId: z.string().nullable(), name: z.string().nullable() }).nullable(),
  tender: z.strictObject({ procurementMethod: z.string().nullable() }).nullable(),
  member: z.strictObject({ code }),
});
export const ROW =
  'id title amount signedOn publishedAt fiscalYear sample supplier { nationalId name } tender { procurementMethod } member { code }';

export const pageForm = z.strictObject({
  edges: z.array(z.strictObject({ cursor: z.string(), node: rowForm })),
  totalCount: z.number().int().optional(),
  pageInfo: z.strictObject({
    hasNextPage: z.boolean(),
    hasPreviousPage: z.boolean(),
    startCursor: z.string().nullable(),
    endCursor: z.string().nullable(),
  }),
  coverage: coverageForm,
});
export const PAGE = `edges { cursor node { ${ROW} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } ${COVERAGE}`;

export const totalsForm = z.strictObject({
  count: z.number().int(),
  sampleCount: z.number().int(),
  amount: z.string(),
  largest: z.string().nullable(),
  groupCount: z.number().int(),
  groups: z.array(z.strictObject({ key: z.string().nullable(), count: z.number().int(), amount: z.string() })),
  coverage: coverageForm,
});
export const TOTALS = `count sampleCount amount largest groupCount groups { key count amount } ${COVERAGE}`;

export const supplierForm = z.strictObject({
  nationalId: z.string(),
  name: z.string().nullable(),
  contracts: pageForm,
  contractTotals: totalsForm,
});

export const responseForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.object({ code: z.string() }),
      }),
    )
    .optional(),
  extensions: z.object({ coverage: coverageForm.optional() }).optional(),
});

export type Coverage = z.infer<typeof coverageForm>;
export type Row = z.infer<typeof rowForm>;
export type Page = z.infer<typeof pageForm>;
export type Totals = z.infer<typeof totalsForm>;
export type Response = z.infer<typeof responseForm>;
