import { foldSupplierName } from '@shafaf/shared/suppliers/foldSupplierName';
import { resolveSupplier } from '@shafaf/shared/suppliers/resolveSupplier';
import { getNamedType, isListType, isNonNullType } from 'graphql';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Attribute } from '../../attributes/Attribute.ts';
import { memberOf } from '../../attributes/inside.ts';
import { codeKind } from '../../attributes/kinds.ts';
import { textForm } from '../../attributes/scalar.ts';
import { type SupplierSource, supplierOf, supplierOfKey } from '../../entities/SupplierSource.ts';
import { nestedFieldOf } from '../../selection/RecordField.ts';
import type { ContractRow } from './contractsTable.ts';

/** The form of a supplier as a record names it. */
export const supplierForm = z.strictObject({
  /** National id of legal persons, checksum-valid. */
  nationalId: z
    .string()
    .regex(/^\d{11}$/)
    .optional(),
  name: textForm.optional(),
  /** An identifier of another scheme, kept as it came, such as `{ scheme: "MX-RFC", id: "…" }`. */
  identifier: z.strictObject({ scheme: textForm, id: textForm }).optional(),
});

const field = nestedFieldOf<ContractRow>()(
  ['supplier_national_id', 'supplier_name', 'has_supplier_identifier'],
  { identifier: ['supplier_identifier'] },
  (row): SupplierSource | null => {
    if (row.supplier_national_id === null && row.supplier_name === null && !row.has_supplier_identifier) return null;
    return supplierOf({ nationalId: row.supplier_national_id, name: row.supplier_name, identifier: row.supplier_identifier });
  },
);

function knownBy(value: unknown): { nationalId: string | null; name: string | null } {
  const [nationalId, name] = [memberOf(value, 'nationalId'), memberOf(value, 'name')];
  return { nationalId: typeof nationalId === 'string' ? nationalId : null, name: typeof name === 'string' ? name : null };
}

/** Who a contract is with: an entity that is spread over all bodies, so its id, its name, and what it is known by have columns of their own. */
export const supplierAttribute: Attribute<z.ZodOptional<typeof supplierForm>> = {
  form: supplierForm.optional(),
  since: 1,
  parts: (name) => ({
    columns: [
      { name: 'supplier_national_id', type: 'text', json: false, valueOf: (value) => memberOf(value, 'nationalId') },
      { name: 'supplier_name', type: 'text', json: false, valueOf: (value) => memberOf(value, 'name') },
      { name: 'supplier_key', type: 'text', json: false, valueOf: (value) => resolveSupplier(knownBy(value)).key },
      { name: 'supplier_name_key', type: 'text', json: false, valueOf: (value) => foldSupplierName(knownBy(value).name ?? '') },
      {
        name: 'supplier_identifier',
        type: 'jsonb',
        json: true,
        valueOf: (value) => {
          const identifier = memberOf(value, 'identifier');
          return identifier === undefined ? undefined : JSON.stringify(identifier);
        },
      },
    ],
    // Worked out, so that the JSON itself is read only when its fields are selected.
    computed: { has_supplier_identifier: sql<boolean>`supplier_identifier is not null` },
    field,
    leaves: [{ path: `${name}.key`, column: 'supplier_key', kind: codeKind }],
    imports: [
      {
        path: `${name}.name`,
        kind: 'text',
        headers: {
          fa: ['پیمانکار', 'طرف قرارداد', 'نام پیمانکار', 'تامین کننده', 'فروشنده', 'نام طرف قرارداد'],
          en: ['supplier', 'supplier name', 'contractor'],
        },
        description: { en: 'Who the contract is with', fa: 'طرف قرارداد' },
      },
      {
        path: `${name}.nationalId`,
        kind: 'nationalId',
        headers: {
          fa: ['شناسه ملی', 'شناسه ملی پیمانکار', 'شناسه ملی طرف قرارداد'],
          en: ['supplier national id', 'national id'],
        },
        description: { en: "The supplier's national id of legal persons", fa: 'شناسهٔ ملی طرف قرارداد' },
      },
      {
        path: `${name}.identifier.scheme`,
        kind: 'text',
        headers: { fa: [], en: ['supplier identifier scheme'] },
        description: { en: 'The register of another identifier', fa: 'نام ثبت دیگر' },
      },
      {
        path: `${name}.identifier.id`,
        kind: 'text',
        headers: { fa: [], en: ['supplier identifier'] },
        description: { en: 'The identifier in that register', fa: 'شناسه در آن ثبت' },
      },
    ],
    searched: (value) => {
      const own = memberOf(value, 'name');
      return typeof own === 'string' ? [own] : [];
    },
    groupValue: supplierOfKey,
    misfit: (type) => {
      if (isNonNullType(type) || isListType(type)) return 'should be one supplier that may be null';
      return getNamedType(type).name === 'Supplier' ? null : `is of type ${String(type)}, but the attribute makes a Supplier`;
    },
  }),
};
