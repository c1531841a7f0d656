import { z } from 'zod';

/**
 * What a body says about one contract: the part of the record that is hashed, revised and compared. The envelope's other fields
 * (id, times, revision) are ours. Names and forms are those of the SDL: money is a decimal string in rial, days are `YYYY-MM-DD`,
 * enum values are the API's. Absent means not published; nulls are not kept, so that equal content has one form.
 */
const text = z.string().trim().min(1);
const rial = z.string().regex(/^-?\d{1,18}$/, 'a whole number of rial of at most 18 digits');
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal number');
const day = z.iso.date();

const supplier = z.strictObject({
  /** National id of legal persons, checksum-valid. */
  nationalId: z
    .string()
    .regex(/^\d{11}$/)
    .optional(),
  name: text.optional(),
  /** An identifier of another scheme, kept as it came, such as `{ scheme: "MX-RFC", id: "…" }`. */
  identifier: z.strictObject({ scheme: text, id: text }).optional(),
});

const procurementMethod = z.enum(['OPEN', 'SELECTIVE', 'LIMITED', 'DIRECT']);

export const contractContent = z.strictObject({
  title: text,
  description: text.optional(),
  fiscalYear: z.number().int().min(1200).max(1600).optional(),
  documents: z
    .array(z.strictObject({ title: text.optional(), url: z.url({ protocol: /^https?$/ }), mediaType: text.optional() }))
    .default([]),
  sourceUrl: z.url({ protocol: /^https?$/ }).optional(),
  license: text.optional(),
  redactions: z.array(z.strictObject({ field: text, legalArticle: text })).default([]),
  sample: z.boolean().default(false),
  ocid: text.optional(),
  tender: z
    .strictObject({
      title: text.optional(),
      procurementMethod: procurementMethod.optional(),
      procurementMethodDetails: text.optional(),
      procurementMethodRationale: text.optional(),
      mainProcurementCategory: z.enum(['GOODS', 'WORKS', 'SERVICES']).optional(),
      value: rial.optional(),
      periodStart: day.optional(),
      periodEnd: day.optional(),
      numberOfTenderers: z.number().int().min(0).max(1_000_000).optional(),
    })
    .optional(),
  awards: z
    .array(
      z.strictObject({
        id: text.optional(),
        title: text.optional(),
        date: day.optional(),
        value: rial.optional(),
        suppliers: z.array(supplier).default([]),
      }),
    )
    .default([]),
  supplier: supplier.optional(),
  amount: rial.optional(),
  originalValue: z.strictObject({ amount: decimal, currency: z.string().regex(/^[A-Z]{3}$/), rate: decimal }).optional(),
  signedOn: day.optional(),
  periodStart: day.optional(),
  periodEnd: day.optional(),
  contractStatus: z.enum(['PENDING', 'ACTIVE', 'CANCELLED', 'TERMINATED']).optional(),
  amendments: z.array(z.strictObject({ date: day.optional(), description: text.optional(), rationale: text.optional() })).default([]),
  implementation: z
    .strictObject({
      transactions: z.array(z.strictObject({ id: text.optional(), date: day.optional(), value: rial.optional() })).default([]),
      milestones: z
        .array(z.strictObject({ title: text.optional(), status: text.optional(), dueDate: day.optional(), dateMet: day.optional() }))
        .default([]),
    })
    .optional(),
  setadNumber: text.optional(),
});

/** One contract's content, checked. */
export type ContractContent = z.infer<typeof contractContent>;
/** One contract's content as it may be given, before defaults are filled in. */
export type ContractContentInput = z.input<typeof contractContent>;
