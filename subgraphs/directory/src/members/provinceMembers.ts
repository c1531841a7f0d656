import { readFileSync } from 'node:fs';
import { isMemberCode } from '@shafaf/shared/graph/globalId';
import { z } from 'zod';

const kind = z.enum(['GOVERNORATE', 'COUNTY', 'MUNICIPALITY']);

/** What kind of public body a member is. */
export type MemberKind = z.infer<typeof kind>;

/** What the register says about a body; the address, which its operator sets, aside. */
export interface RegisteredMember {
  code: string;
  kind: MemberKind;
  nameFa: string;
  nameEn: string;
  /** Code of the county that a municipality lies in; null for other kinds. */
  county: string | null;
  population: number | null;
  /** Degrees (WGS 84). */
  location: { latitude: number; longitude: number } | null;
  /** Code in the official list of divisions. */
  officialCode: string | null;
}

const entry = z.strictObject({
  code: z.string().refine(isMemberCode),
  kind,
  nameFa: z.string().min(1),
  nameEn: z.string().min(1),
  countyCode: z.string().optional(),
  population: z.number().int().positive().optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  officialCode: z.string().optional(),
});

const file = new URL('../../data/east-azerbaijan-members.json', import.meta.url);

/** The 95 bodies of East Azerbaijan. Sources and licences stand in `data/ATTRIBUTION.md`. */
export const provinceMembers: readonly RegisteredMember[] = z
  .array(entry)
  .parse(JSON.parse(readFileSync(file, 'utf8')))
  .map(({ countyCode, latitude, longitude, population, officialCode, ...names }) => ({
    ...names,
    county: countyCode ?? null,
    population: population ?? null,
    location: latitude === undefined || longitude === undefined ? null : { latitude, longitude },
    officialCode: officialCode ?? null,
  }));
