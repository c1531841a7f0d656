import { type GraphQLLeafType, isEnumType } from 'graphql';

/** Stands for a value that is not plainly what the schema says. */
export const UNFIT: unique symbol = Symbol('unfit');

/** Moments as they are written, on days that every month has. */
const MOMENT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const LEAST_INT = -2_147_483_648;
const MOST_INT = 2_147_483_647;

/**
 * Gives back a leaf's value when it is in its type's one written form, and `UNFIT` when it is not, or when telling would take long. What it accepts,
 * the type itself would give back as it is.
 */
export function strictLeaf(type: GraphQLLeafType): (value: unknown) => unknown {
  if (isEnumType(type)) {
    const values = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => (values.has(value) ? value : UNFIT);
  }
  switch (type.name) {
    case 'ID':
    case 'String':
      return (value) => (typeof value === 'string' ? value : UNFIT);
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? value : UNFIT);
    case 'Int':
      return (value) => (typeof value === 'number' && Number.isInteger(value) && value >= LEAST_INT && value <= MOST_INT ? value : UNFIT);
    case 'DateTime':
      return (value) => (typeof value === 'string' && MOMENT.test(value) ? value : asWritten(type, value));
    default:
      return (value) => asWritten(type, value);
  }
}

function asWritten(type: GraphQLLeafType, value: unknown): unknown {
  if (typeof value === 'object') return UNFIT;
  try {
    return type.serialize(type.parseValue(value)) === value ? value : UNFIT;
  } catch {
    return UNFIT;
  }
}
