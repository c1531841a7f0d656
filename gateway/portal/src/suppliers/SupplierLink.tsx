import { Link } from 'wouter';
import { supplierAddress } from '../addresses.ts';
import type { SupplierResolution } from '../graph/operations.ts';
import { useSpeech } from '../language/Speech.tsx';
import { SupplierKind } from './SupplierKind.tsx';

/** Leads to a supplier's page, and marks one that is known by its name alone. */
export function SupplierLink({
  supplier: { key, name, nationalId, resolution },
}: {
  supplier: { key: string | null; name: string | null; nationalId: string | null; resolution: SupplierResolution | null };
}) {
  const { say } = useSpeech();
  return (
    <>
      <Link href={supplierAddress(key ?? '')}>
        <bdi>{name || nationalId || say.unknown}</bdi>
      </Link>{' '}
      <SupplierKind resolution={resolution} />
    </>
  );
}
