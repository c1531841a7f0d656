import { fiscalYearOf } from '@shafaf/shared/calendar/fiscalYearOf';

/**
 * A contract's content from the values that a file's columns gave, by path: `supplier.name` becomes `supplier: { name }`. A file has room
 * for one document. Where no fiscal year is named it is that of the day of signing.
 */
export function contractOfFields(fields: ReadonlyMap<string, string | number>): object {
  const content: Record<string, unknown> = {};
  const document: Record<string, unknown> = {};
  for (const [path, value] of fields) {
    if (path === 'document.url' || path === 'document.title') document[path.slice('document.'.length)] = value;
    else put(content, path.split('.'), value);
  }
  if (Object.keys(document).length > 0) content.documents = [document];
  const signedOn = fields.get('signedOn');
  if (content.fiscalYear === undefined && typeof signedOn === 'string') content.fiscalYear = fiscalYearOf(signedOn);
  return content;
}

function put(into: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[key] = value;
  else {
    const inner: Record<string, unknown> = {};
    const before = into[key];
    if (typeof before === 'object' && before !== null) Object.assign(inner, before);
    put(inner, rest, value);
    into[key] = inner;
  }
}
