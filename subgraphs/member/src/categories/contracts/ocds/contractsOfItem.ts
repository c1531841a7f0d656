import { objectsOf } from '../../../publish/ocds/jsonAccess.ts';
import type { OcdsRecord } from '../../../publish/ocds/OcdsRecord.ts';
import type { Rates } from '../../../publish/ocds/ocdsReading.ts';
import { releasesOf } from '../../../publish/ocds/releasesOf.ts';
import type { Json } from '../../../publish/read/assembleJson.ts';
import { contractsOfRelease } from './contractOfRelease.ts';

/** The contracts of a release or a record of OCDS; a contract that several of a record's releases hold comes several times. */
export function contractsOfItem(item: Json, rates: Rates): OcdsRecord[] {
  return releasesOf(item).flatMap(({ release, time, compiled }) =>
    contractsOfRelease(release, rates).map((contract, index) => ({
      ...contract,
      time,
      compiled,
      release: () => ({ ...release, contracts: objectsOf(release.contracts).slice(index, index + 1) }),
    })),
  );
}
