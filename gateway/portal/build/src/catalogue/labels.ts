import type { ImportColumn } from '@shafaf/member/publish/ImportColumn';
import { type GraphQLEnumType, type GraphQLNamedType, isEnumType } from 'graphql';
import type { Label } from './Catalogue.ts';
import { furtherEnglish, furtherTerms, furtherWords } from './furtherWords.ts';

/** Columns in files whose names are so general that they only say something beside the others of the file: of these a longer name is taken. */
const GENERAL_KINDS = new Set(['day', 'enum', 'enums']);

/** The name of a field: as members' files head its column, or else by the words of the page's own. */
export function labelOf(owner: string, name: string, column: ImportColumn | undefined): Label {
  const own = furtherWords[`${owner}.${name}`];
  const fa = own ?? (column && persianHeading(column)) ?? furtherWords[name];
  return {
    fa: fa ?? sentence(name),
    en:
      furtherEnglish[name] && column === undefined ? furtherEnglish[name] : sentence(column?.headers.en[0] ?? name.replace(/(Fa|En)$/, '')),
  };
}

/** The names of an enum's values: the usual terms in files, or what the contract's descriptions have in brackets. */
export function termsOf(type: GraphQLEnumType, column: ImportColumn | undefined): Record<string, Label> {
  const usual = Object.entries(column?.values ?? {});
  return Object.fromEntries(
    type.getValues().map(({ name, description }) => {
      const term = usual.find(([text, value]) => value === name && text !== name)?.[0];
      const fa = furtherTerms[`${type.name}.${name}`] ?? term ?? persianIn(description);
      return [name, { fa: fa ?? sentence(name), en: sentence(name) }];
    }),
  );
}

/** The name of a category, from the contract's words about it: `Issued permits (مجوزهای صادره).` */
export function categoryLabel(category: string, enumType: GraphQLNamedType | undefined, value: string): Label {
  const about = isEnumType(enumType) ? (enumType.getValue(value)?.description ?? '') : '';
  const en = /^[^(:,.]+/.exec(about)?.[0].trim();
  return { fa: persianIn(about) ?? sentence(category), en: en === undefined || en === '' ? sentence(category) : en };
}

/** What is Persian and stands in brackets. */
function persianIn(text: string | null | undefined): string | undefined {
  return /\(([^()]*[\u0600-\u06ff][^()]*)\)/.exec(text ?? '')?.[1]?.split('،')[0];
}

function persianHeading({ headers, description, kind }: ImportColumn): string | undefined {
  const names = kind === 'rial' ? headers.fa.map((name) => name.replace(/\s*\([^)]*\)$/, '')) : headers.fa;
  const longer = GENERAL_KINDS.has(kind) ? names.find((name) => name.includes(' ')) : undefined;
  const isGeneral = names[0] !== undefined && !names[0].includes(' ');
  return (isGeneral ? longer : undefined) ?? names[0] ?? (/[\u0600-\u06ff]/.test(description.fa) ? description.fa : undefined);
}

/** `procurementMethod`, `OPEN_TENDER` and `procurement method` as words: `Procurement method`. */
function sentence(name: string): string {
  const words = (
    /^[A-Z0-9_]+$/.test(name) ? name.toLowerCase().replaceAll('_', ' ') : name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  ).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
