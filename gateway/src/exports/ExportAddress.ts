import type { GraphQLField } from 'graphql';
import { badParameter, type ListAddress, readListAddress, usualOrder } from '../addresses/listAddress.ts';
import type { RowPlace } from '../scatter/rows/RowsQuestion.ts';

/** What an export is asked to be. */
export interface ExportAddress extends Omit<ListAddress, 'orderBy'> {
  orderBy: { field: string; direction: 'ASC' | 'DESC' };
  /** The language of headings. */
  language: 'fa' | 'en';
  /** The place after which it begins. */
  after: RowPlace | null;
}

/** What exports have beside the list's own parameters. */
export const exportParameters = ['lang', 'after'];

/**
 * Reads the parameters of an export's address.
 * @throws ShafafError `BAD_PARAMETER`
 */
export function readExportAddress(list: GraphQLField<unknown, unknown>, query: URLSearchParams): ExportAddress {
  const address = readListAddress(list, query, exportParameters);
  const orderBy = address.orderBy ?? usualOrder(list);
  if (orderBy === undefined) throw new Error(`${list.name} has no order`); // every list of one category has
  const language = query.get('lang') || 'fa';
  if (language !== 'fa' && language !== 'en') throw badParameter('lang', 'lang may be fa or en.', '«lang» یکی از این‌هاست: fa، en.');
  return { ...address, orderBy, language, after: readPlace(query.get('after') || null) };
}

/** A place: a cursor of the list, or the key and id of a record as a JSON array. */
function readPlace(text: string | null): RowPlace | null {
  if (text === null) return null;
  if (!text.startsWith('[')) return { cursor: text };
  let place: unknown;
  try {
    place = JSON.parse(text);
  } catch {
    throw badPlace();
  }
  if (!Array.isArray(place) || place.length !== 2) throw badPlace();
  const [key, id]: unknown[] = place;
  if (typeof id !== 'string' || id === '' || !(key === null || typeof key === 'string' || typeof key === 'number')) throw badPlace();
  return { key, id };
}

function badPlace() {
  return badParameter(
    'after',
    'after may be a cursor of the list, or a JSON array of a record’s value of the order and its id, such as ["97000000","tabriz-municipality:contracts:7"].',
    '«after» یا نشانگر (cursor) همین فهرست است یا آرایه‌ای JSON از مقدار ترتیب و شناسهٔ یک رکورد، مانند ["97000000","tabriz-municipality:contracts:7"].',
  );
}
