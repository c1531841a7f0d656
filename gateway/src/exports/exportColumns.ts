import type { FileColumn } from '@shafaf/schema/fileColumns';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Rules } from '../scatter/rules.ts';
import { type CellKind, type ExportColumn, selectedFor } from './ExportColumn.ts';
import { furtherHeadings } from './furtherHeadings.ts';
import { jalaliDayText } from './jalaliDayText.ts';
import { fieldAt, recordPaths } from './recordPaths.ts';

/** Lists hold standing records only, of one category: these say the same of all, or nothing. */
const SAYS_NOTHING = ['id', 'member', 'category', 'status', 'withdrawal'];
/** What is worked out of a record stands in objects beside what explains it; a table has the result. */
const RESULTS = new Set(['ID', 'Int']);

/**
 * The columns of a table of a category's records: who published it, what files of the category have when they are published, in their order, and
 * what else a record says in single values. Days have a Jalali column beside them. Under its Persian or English names the table can be published as
 * it is.
 * @param nameOf what a member is called
 */
export function exportColumns(
  rules: Rules,
  type: GraphQLObjectType,
  fileColumns: readonly FileColumn[],
  nameOf: (code: string) => string,
): ExportColumn[] {
  const ofFiles = fileColumns.flatMap((column) => columnOfFile(rules, type, column));
  const covered = new Set(ofFiles.flatMap(selectedFor));
  const others = recordPaths(rules, type).filter((path) => !covered.has(path) && isFurther(type, path, fileColumns));
  return [
    { path: 'globalId', fa: 'شناسه سراسری', kind: 'TEXT', source: 'id' },
    { path: 'member', fa: 'کد دستگاه', kind: 'TEXT', source: 'member.code' },
    { path: 'memberName', fa: 'نام دستگاه', kind: 'TEXT', source: 'member.code', derive: (code) => nameOf(String(code)) },
    ...ofFiles,
    ...others.flatMap((path) => withJalali(columnOf(type, path, furtherHeadings[path] ?? path))),
  ];
}

function columnOfFile(rules: Rules, type: GraphQLObjectType, { path, kind, fa, item = [] }: FileColumn): ExportColumn[] {
  if (path === 'localId') return [{ path, fa, kind: 'TEXT', source: 'id', derive: (id) => parseGlobalId(String(id))?.localId ?? null }];
  const field = fieldAt(type, path);
  if (field === undefined) return [];
  const named = getNamedType(field.type);
  if (kind === 'objects') return [{ path, fa, kind: 'OBJECTS', source: path, items: item }];
  const key = rules.entity(named.name)?.key;
  if (key !== undefined) {
    const isList = isListType(getNullableType(field.type));
    return [{ path, fa, kind: isList ? 'TEXTS' : 'TEXT', source: `${path}.${key}` }];
  }
  return isObjectType(named) ? [] : withJalali(columnOf(type, path, fa));
}

function columnOf(type: GraphQLObjectType, path: string, fa: string): ExportColumn {
  const field = fieldAt(type, path);
  const kind = field !== undefined && isListType(getNullableType(field.type)) ? 'TEXTS' : kindOf(getNamedType(field?.type));
  return { path, fa, kind, source: path };
}

function withJalali(column: ExportColumn): ExportColumn[] {
  const { path, fa, kind, source } = column;
  if (kind !== 'DAY' && kind !== 'MOMENT') return [column];
  const derive = (value: unknown) => jalaliDayText(String(value));
  return [column, { path: `${path}.jalali`, fa: `${fa} (شمسی)`, kind: 'JALALI', source, derive }];
}

function kindOf(type: GraphQLNamedType | undefined): CellKind {
  switch (type?.name) {
    case 'Int':
    case 'Float':
      return 'NUMBER';
    case 'Rial':
    case 'BigInt':
      return 'WHOLE';
    case 'Date':
      return 'DAY';
    case 'DateTime':
      return 'MOMENT';
    case 'Boolean':
      return 'YES_NO';
    default:
      return 'TEXT';
  }
}

/** Whether a path that no file has is worth a column: a single value of the record itself, or what is worked out inside an object. */
function isFurther(type: GraphQLObjectType, path: string, fileColumns: readonly FileColumn[]): boolean {
  const names = path.split('.');
  const [top = ''] = names;
  if (SAYS_NOTHING.includes(top) || fileColumns.some((column) => column.kind === 'objects' && path.startsWith(`${column.path}.`)))
    return false;
  const inList = names.some((_name, index) => {
    const field = fieldAt(type, names.slice(0, index + 1).join('.'));
    return field !== undefined && isListType(getNullableType(field.type)) && index < names.length - 1;
  });
  if (inList) return false;
  if (names.length === 1) return true;
  const named = getNamedType(fieldAt(type, path)?.type);
  // Where it is not known what files have, all of an object is worth a column.
  return fileColumns.length === 0 || (names.length === 2 && (isEnumType(named) || RESULTS.has(named?.name ?? '')));
}
