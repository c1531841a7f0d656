import type { CategoryEntry } from '../../build/src/catalogue/Catalogue.ts';

/** In which order a list stands. */
export interface Order {
  field: string;
  direction: 'ASC' | 'DESC';
}

/** The order that an address asks for with `orderBy` and `direction`; the category's own where it names none that there is. */
export function orderOf({ orders, defaultOrder }: CategoryEntry, query: URLSearchParams): Order {
  const field = query.get('orderBy');
  if (field === null || !orders.some(({ value }) => value === field)) return defaultOrder;
  return { field, direction: query.get('direction') === 'ASC' ? 'ASC' : 'DESC' };
}
