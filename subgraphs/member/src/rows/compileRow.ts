import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType, isEnumType, isLeafType, Kind } from 'graphql';
import { type RawBuilder, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import { selectedColumns } from '../selection/selectedColumns.ts';
import {
  compileField,
  compileValue,
  type InfoOfQuestion,
  NotPlain,
  type ObjectForm,
  plainFields,
  type WriteValue,
} from './compileWriter.ts';

/** How rows of a category are read and written. */
export interface RowPlan {
  /** The category, with what is read as text among the columns that can be named. */
  category: Category;
  columns: readonly string[];
  write: WriteValue;
}

/** A column that is read as the text that JSON has for it, so that nothing is made of it on the way. */
interface TextColumn {
  name: string;
  expression: RawBuilder<unknown>;
}

/**
 * Prepares the reading and writing of rows with the fields of a selection. What is a column as it is, is written as the database gives it; the other
 * fields are resolved.
 * @throws NotPlain
 */
export function compileRow(
  category: Category,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  info: InfoOfQuestion,
  form: ObjectForm,
): RowPlan {
  const [open, close] = form === 'OBJECTS' ? ['{', '}'] : ['[', ']'];
  const texts: TextColumn[] = [];
  const columns = new Set(['id']);
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const fields = [...plainFields(selections)].map(([key, found], index) => {
    const plain = compilePlain(category, type, found, info, form);
    if (plain === undefined) for (const column of selectedColumns(category, info, [rowsWith(found)])) columns.add(column);
    else {
      columns.add(plain.column);
      if (plain.text !== undefined) texts.push(plain.text);
    }
    return {
      prefix: `${index === 0 ? open : ','}${form === 'OBJECTS' ? `${JSON.stringify(key)}:` : ''}`,
      write: plain?.write ?? compileField(type, found, info, form),
    };
  });
  return {
    category: {
      ...category,
      computed: { ...category.computed, ...Object.fromEntries(texts.map(({ name, expression }) => [name, expression])) },
    },
    columns: [...columns].sort(),
    write: (row, context) => {
      let text = '';
      for (const { prefix, write } of fields) text += prefix + write(row, context);
      return text + close;
    },
  };
}

/** Rows of which nothing but one field is selected. */
function rowsWith(found: readonly [FieldNode, ...FieldNode[]]): FieldNode {
  return { ...found[0], selectionSet: { kind: Kind.SELECTION_SET, selections: found } };
}

function compilePlain(
  category: Category,
  type: GraphQLObjectType,
  found: readonly [FieldNode, ...FieldNode[]],
  info: InfoOfQuestion,
  form: ObjectForm,
): { column: string; text?: TextColumn; write: WriteValue } | undefined {
  const name = found[0].name.value;
  const known = category.fields[name];
  const field = type.getFields()[name];
  const [column] = known?.columns ?? [];
  if (known?.isColumn !== true || column === undefined || field === undefined || field.args.length > 0) return undefined;
  if (category.jsonColumns.includes(column)) {
    const text = { name: `${column}_text`, expression: sql`${sql.ref(column)}::text` };
    const write = compileValue(field.type, found, info, form);
    return { column: text.name, text, write: writeDocument(text.name, write) };
  }
  return plainLeaf(field, column);
}

/** A document of JSON: most lists are empty, and need not be read. */
function writeDocument(name: string, write: WriteValue): WriteValue {
  return (row, context) => {
    const text = valueIn(row, name);
    if (text === '[]') return '[]';
    return write(typeof text === 'string' ? JSON.parse(text) : null, context);
  };
}

const MOMENT = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

function plainLeaf(
  field: GraphQLField<unknown, unknown>,
  column: string,
): { column: string; text?: TextColumn; write: WriteValue } | undefined {
  const leaf = getNamedType(field.type);
  if (!isLeafType(leaf)) return undefined;
  if (isEnumType(leaf)) {
    const values = new Map<unknown, string>(leaf.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return { column, write: (row) => known(values.get(valueIn(row, column) ?? null), valueIn(row, column)) };
  }
  switch (leaf.name) {
    case 'DateTime': {
      const text = { name: `${column}_text`, expression: sql`to_char(${sql.ref(column)} at time zone 'UTC', ${MOMENT})` };
      return { column: text.name, text, write: (row) => quoted(valueIn(row, text.name)) };
    }
    // As the pool gives them: decimal text, and `YYYY-MM-DD`.
    case 'Rial':
    case 'Date':
      return { column, write: (row) => quoted(valueIn(row, column)) };
    case 'ID':
    case 'String':
    case 'URL':
    case 'Int':
    case 'Float':
    case 'Boolean':
      return { column, write: (row) => JSON.stringify(valueIn(row, column) ?? null) };
    default:
      return undefined;
  }
}

function known(text: string | undefined, value: unknown): string {
  if (text !== undefined) return text;
  if (value === null || value === undefined) return 'null';
  throw new NotPlain();
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : 'null';
}

function valueIn(row: unknown, column: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, column) : undefined;
}
