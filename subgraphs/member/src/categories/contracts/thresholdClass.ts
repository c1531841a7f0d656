import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MemberIdentity } from '../../MemberIdentity.ts';
import { fieldOf } from '../../selection/RecordField.ts';
import { ownThresholdTable } from '../../thresholds/readThresholdTable.ts';
import { thresholdClassColumn } from '../../thresholds/thresholdClassColumn.ts';
import { thresholdClassOf } from '../../thresholds/thresholdClassOf.ts';
import type { Grouping } from '../../totals/Grouping.ts';
import type { ContractRow } from './contractsTable.ts';

/** `Contract.thresholdClass`: worked out whenever it is asked for, since the table of thresholds may be another tomorrow. */
export const thresholdClassField = fieldOf<ContractRow>()(['amount', 'fiscal_year'], (row, { member }) => {
  const { kind, thresholds: table = ownThresholdTable() } = member;
  const { regime, thresholds, explain, ...found } = thresholdClassOf({ amount: row.amount, fiscalYear: row.fiscal_year }, kind, table);
  return {
    ...found,
    regime: regime?.code ?? null,
    limits: thresholds,
    explanationFa: () => explain().explanationFa,
    explanationEn: () => explain().explanationEn,
  };
});

/** The filter `thresholdClass`. */
export function thresholdClassCondition(classes: unknown, member: MemberIdentity): RawBuilder<SqlBool>[] {
  return [sql<SqlBool>`${columnOf(member)} = any(${classes}::text[])`];
}

/** Groups by class. */
export const thresholdClassGrouping: Grouping = { key: columnOf, describe: (key) => ({ thresholdClass: key }) };

function columnOf({ kind, thresholds = ownThresholdTable() }: MemberIdentity): RawBuilder<string> {
  return thresholdClassColumn(kind, thresholds);
}
