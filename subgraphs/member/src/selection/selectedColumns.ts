import type { FieldNode } from 'graphql';
import type { Category } from '../categories/Category.ts';
import { childFields, type SelectionInfo } from './childFields.ts';
import { objectType, objectTypeOfField } from './objectType.ts';

/** The columns that the fields selected below `nodes` are made from: the id always, the others only when asked for. In a stable order. */
export function selectedColumns(category: Category, info: SelectionInfo, nodes: readonly FieldNode[]): string[] {
  const type = objectType(info.schema, category.kind.typeName);
  const columns = new Set<string>(['id']);
  for (const [name, fieldNodes] of childFields(info, nodes, type)) {
    const field = category.fields[name];
    if (field === undefined) continue;
    for (const column of field.columns) columns.add(column);
    const inner = objectTypeOfField(type, name);
    if (field.nested === undefined || inner === null) continue;
    for (const child of childFields(info, fieldNodes, inner).keys()) {
      for (const column of field.nested[child] ?? []) columns.add(column);
    }
  }
  return [...columns].sort();
}
