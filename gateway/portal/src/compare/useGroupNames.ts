import type { GroupEntry } from '../../build/src/catalogue/Catalogue.ts';
import { termsOf } from '../catalogue/catalogue.ts';
import { useMembers } from '../graph/useMembers.ts';
import { useSpeech } from '../language/Speech.tsx';
import { isObject, textAt } from '../records/answered.ts';
import type { AnsweredGroup } from './comparisonOf.ts';

/** What the groups of a grouping are called. */
export function useGroupNames({ kind, enum: enumName, named }: GroupEntry): (group: AnsweredGroup) => string {
  const { say, label, format } = useSpeech();
  const { nameOf } = useMembers();
  return (group) => {
    const { key } = group;
    if (key === null) return kind === 'county' ? say.compare.noCounty : say.compare.unknown;
    switch (kind) {
      case 'member':
      case 'county':
        return nameOf(key);
      case 'year':
        return format.year(Number(key));
      case 'boolean':
        return key === 'true' ? say.yes : say.no;
      case 'enum': {
        const term = termsOf(enumName ?? '')[key];
        return term === undefined ? key : label(term);
      }
      case 'supplier': {
        const supplier = group[named ?? ''];
        if (!isObject(supplier)) return key;
        const name = textAt(supplier, 'name') || textAt(supplier, 'nationalId') || key;
        return textAt(supplier, 'resolution') === 'NAME_CANDIDATE' ? say.compare.candidate(isolated(name)) : name;
      }
      default:
        return key;
    }
  };
}

/** A name inside other words, whose direction is its own. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
