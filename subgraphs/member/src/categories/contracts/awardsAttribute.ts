import { z } from 'zod';
import type { Attribute } from '../../attributes/Attribute.ts';
import { LIST_COLUMN, list, misfitOfList } from '../../attributes/list.ts';
import { day, rial, text } from '../../attributes/scalar.ts';
import { type SupplierSource, supplierOf } from '../../entities/SupplierSource.ts';
import { fieldOf } from '../../selection/RecordField.ts';
import { columnIn } from '../Category.ts';
import type { ContractRow } from './contractsTable.ts';
import { supplierForm } from './supplierAttribute.ts';

/** Who won; only OCDS says it. */
const suppliers: Attribute<z.ZodDefault<z.ZodArray<typeof supplierForm>>> = {
  form: z.array(supplierForm).default([]),
  since: 1,
  parts: (name) => ({
    columns: [{ name, type: LIST_COLUMN, json: true, valueOf: (value) => JSON.stringify(value ?? []) }],
    field: { columns: [name], resolve: (row) => columnIn(row, name) },
    leaves: [],
    imports: [],
    searched: () => [],
    misfit: misfitOfList,
  }),
};
const plain = list({ id: text(), title: text(), date: day(), value: rial(), suppliers });

const field = fieldOf<ContractRow>()(['awards'], (row) =>
  row.awards.map((award) => ({ ...award, suppliers: award.suppliers.map((supplier): SupplierSource => supplierOf(supplier)) })),
);

/** The awards that led to a contract; those who won are suppliers like any other. */
export const awardsAttribute: typeof plain = { ...plain, parts: (name) => ({ ...plain.parts(name), field }) };
