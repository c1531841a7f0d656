import type { TypeReference } from '../../build/src/reference/SchemaReference.ts';
import { namedType } from './namedType.ts';

/** A place in the contract: a type, or a part of one. */
export interface Place {
  type: string;
  /** A field or a value of it. */
  part?: string;
  about: string;
}

/** What uses a type. */
export interface Uses {
  /** Fields that give it. */
  givenBy: readonly Place[];
  /** Fields that take it as an argument, and inputs that hold it. */
  takenBy: readonly Place[];
}

/** Where a type is used in the contract. */
export function usesOf(types: readonly TypeReference[], name: string): Uses {
  const parts = types.flatMap((type) => (type.fields ?? []).map((field) => ({ type, field })));
  const place = ({ type, field }: (typeof parts)[number]): Place => ({ type: type.name, part: field.name, about: field.about });
  return {
    givenBy: parts.filter(({ type, field }) => type.kind !== 'INPUT_OBJECT' && namedType(field.type) === name).map(place),
    takenBy: parts
      .filter(({ type, field }) =>
        type.kind === 'INPUT_OBJECT' ? namedType(field.type) === name : field.args?.some((argument) => namedType(argument.type) === name),
      )
      .map(place),
  };
}

/**
 * The places that hold all words of a text, in their names or descriptions: first those whose own name begins with the text, then those whose name
 * holds it, types before their parts.
 */
export function findPlaces(types: readonly TypeReference[], text: string): Place[] {
  const sought = text.trim().toLowerCase();
  if (sought === '') return [];
  const words = sought.split(/[\s.]+/);
  const places = types.flatMap(({ name, about, fields = [], values = [] }): Place[] => [
    { type: name, about },
    ...[...fields, ...values].map((part) => ({ type: name, part: part.name, about: part.about })),
  ]);
  const weightOf = ({ type, part }: Place) => {
    const own = (part ?? type).toLowerCase();
    const isIt = own === sought || `${type}.${part}`.toLowerCase() === sought;
    const rank = isIt ? 0 : own.startsWith(sought) ? 2 : own.includes(sought) ? 4 : 6;
    return rank + (part === undefined ? 0 : 1);
  };
  return places
    .filter(({ type, part, about }) => {
      const all = `${type} ${part ?? ''} ${about}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .map((place) => ({ place, weight: weightOf(place) }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ place }) => place);
}
