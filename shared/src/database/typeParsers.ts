import pg from 'pg';

const { builtins } = pg.types;
const asText = (text: string): string => text;

/** Types whose text says more than a JavaScript value can: days have no time zone, and sums of rial pass what a number holds. */
const KEPT_AS_TEXT: ReadonlySet<number> = new Set([builtins.DATE, builtins.INT8, builtins.NUMERIC]);

/** How `pg` reads values of our connections: as it does by itself, but for days, `bigint` and `numeric`, which stay text. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (KEPT_AS_TEXT.has(oid) ? asText : pg.types.getTypeParser(oid, format)),
};
