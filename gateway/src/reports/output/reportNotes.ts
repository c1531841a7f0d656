import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import type { MadeReport } from '../run/MadeReport.ts';
import { dayText, momentText } from './cellText.ts';
import { type Language, nameOf, reportWords } from './reportWords.ts';

/** What a report says of itself in every format. */
export interface ReportNotes {
  title: string;
  madeAt: string;
  /** What was chosen: label and value. */
  parameters: readonly (readonly [label: string, value: string])[];
  /** Whether all is in it that it is about. */
  coverage: string;
  /** Who is missing, stands in with an earlier answer, or was not used whole: heading, and bodies with their reasons. */
  gaps: readonly (readonly [heading: string, bodies: readonly string[]])[];
  /** That there are invented records in it; null when there are none. */
  samples: string | null;
  /** Name, version and hash of the definition. */
  definition: string;
  gateway: string;
  query: string;
}

const HASH_LETTERS = 16;

/** Puts into words how a report was made, so that its figures can be reproduced, and what it lacks. */
export function reportNotes(
  { definition, values, madeAt, gateway, coverage, hasSamples, names }: MadeReport,
  language: Language,
): ReportNotes {
  const say = reportWords[language];
  const nameOfCode = (code: string) => {
    const member = names.get(code);
    return member === undefined ? code : `${nameOf(member, language)} (${code})`;
  };
  const { missing, stale, dropped, members, complete } = coverage;
  const wanting = new Set([...missing, ...stale, ...dropped].map(({ code }) => code));
  const gaps: [string, string[]][] = [
    [say.missing, missing.map(({ code, reason }) => `${nameOfCode(code)}: ${say.reasons[reason] ?? reason}`)],
    [say.stale, stale.map(({ code, asOf }) => `${nameOfCode(code)}: ${say.staleSince(momentText(asOf, language))}`)],
    [say.dropped, dropped.map(({ code, rows, values }) => `${nameOfCode(code)}: ${say.droppedParts(rows, values)}`)],
  ];
  return {
    title: definition.title[language],
    madeAt: momentText(madeAt, language),
    parameters: Object.entries(definition.parameters).map(([name, { label }]) => [
      label[language],
      parameterText(values.get(name), language),
    ]),
    coverage: complete ? say.complete(members) : say.incomplete(wanting.size, members),
    gaps: gaps.filter(([, bodies]) => bodies.length > 0),
    samples: hasSamples ? say.samples : null,
    definition: `${definition.name}, ${language === 'fa' ? 'نسخهٔ' : 'version'} ${definition.version}, sha256 ${definition.hash.slice(0, HASH_LETTERS)}`,
    gateway,
    query: definition.query,
  };
}

/** The same in one line, for tables that programs read. */
export function provenanceLine({ definition, values, madeAt, gateway, coverage, hasSamples }: MadeReport): string {
  const chosen = Object.fromEntries(values);
  return [
    `# shafaf report ${definition.name}`,
    `version ${definition.version}`,
    `sha256 ${definition.hash}`,
    `made ${madeAt}`,
    `asked of ${gateway}`,
    `parameters ${JSON.stringify(chosen)}`,
    coverage.complete ? `complete: ${coverage.members} bodies` : '',
    hasSamples ? 'SAMPLE DATA / داده نمونه' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** What a table says in a row of its own when the report lacks something, in both languages; null when it lacks nothing. */
export function incompleteLine({ coverage }: MadeReport): string | null {
  if (coverage.complete) return null;
  const parts = [
    ...coverage.missing.map(({ code, reason }) => `missing ${code} (${reason})`),
    ...coverage.stale.map(({ code, asOf }) => `stale ${code} (${asOf})`),
    ...coverage.dropped.map(({ code, rows, values }) => `left out of ${code}: ${rows} rows, ${values} values`),
  ];
  return `# ناقص / INCOMPLETE; ${parts.join('; ')}`;
}

function parameterText(value: unknown, language: Language): string {
  if (value === undefined || value === null) return reportWords[language].nothingChosen;
  if (Array.isArray(value)) return value.map((each) => parameterText(each, language)).join(language === 'fa' ? '، ' : ', ');
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayText(text, language);
  return language === 'fa' && /^[\d.]+$/.test(text) ? toPersianDigits(text) : text;
}
