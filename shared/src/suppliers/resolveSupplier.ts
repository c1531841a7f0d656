import { isNationalId } from '../identifiers/isNationalId.ts';
import { foldSupplierName } from './foldSupplierName.ts';

/** How a supplier is known. The API's enum. */
export type SupplierResolution = 'NATIONAL_ID' | 'NAME_CANDIDATE' | 'UNKNOWN';

/** Who a supplier is, as far as a record tells. */
export interface ResolvedSupplier {
  resolution: SupplierResolution;
  /** The same for the same supplier at every member; null where it is unknown. */
  key: string | null;
}

/** What keys of candidates begin with: no national id does. */
const CANDIDATE = 'name:';

/**
 * Resolves a supplier openly: by a national id with a valid check digit, or else as a candidate by its folded name, or not at all. A candidate is
 * never taken for the holder of a national id, though the names be the same: that is for people to judge.
 */
export function resolveSupplier(supplier: { nationalId?: string | null | undefined; name?: string | null | undefined }): ResolvedSupplier {
  const { nationalId, name } = supplier;
  if (nationalId && isNationalId(nationalId)) return { resolution: 'NATIONAL_ID', key: nationalId };
  const folded = name ? foldSupplierName(name) : null;
  return folded === null ? { resolution: 'UNKNOWN', key: null } : { resolution: 'NAME_CANDIDATE', key: `${CANDIDATE}${folded}` };
}

/** How the supplier with a key is known. */
export function resolutionOfKey(key: string | null): SupplierResolution {
  if (key === null) return 'UNKNOWN';
  return key.startsWith(CANDIDATE) ? 'NAME_CANDIDATE' : 'NATIONAL_ID';
}
