import { isNationalId } from '@shafaf/shared/identifiers/isNationalId';
import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';

/** What may never be published. */
export type PersonalKind = 'NATIONAL_CODE' | 'BIRTH_DATE';

/**
 * Names of columns, folded, without blanks and signs. «شناسه ملی» is not among them, nor `national id`: these are the numbers of firms, which
 * are public.
 */
const NAMES: readonly (readonly [PersonalKind, RegExp])[] = [
  [
    'NATIONAL_CODE',
    /کدملی|^(?:personal|holder|supplier|owner|manager)?national(?:identity)?(?:code|number)$|^personalcode$|^(?:code|kod)e?melli$/,
  ],
  ['BIRTH_DATE', /(?:تاریخ|سال|روز|ماه)تولد|^متولد$|زادروز|birthdate|birthday|dateofbirth|yearofbirth|birthyear|^dob$|^born(?:on)?$/],
];

const known = new Map<string, PersonalKind | null>();
/** Keys of JSON may be anything, and many. */
const MOST_KNOWN = 10_000;

/** What a column of this name, or a key of JSON, holds that may never be published; null for any other. */
export function personalKindOf(name: string): PersonalKind | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  const plain = foldForSearch(name).replace(/[^\p{L}\p{N}]/gu, '');
  const kind = NAMES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, kind);
  return kind;
}

/** Whether what stands in a column of this kind may not be published. A column of national codes often has the national ids of firms too. */
export function isPersonal(kind: PersonalKind, value: string): boolean {
  if (value === '') return false;
  return kind === 'BIRTH_DATE' || !isNationalId(latinDigits(value).replace(/[\s-]/g, ''));
}
