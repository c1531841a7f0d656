import type { SupplierResolution } from '../graph/operations.ts';
import { useSpeech } from '../language/Speech.tsx';

/** Marks a supplier that is known by its name alone. */
export function SupplierKind({ resolution }: { resolution: SupplierResolution | null }) {
  const { say } = useSpeech();
  return resolution === 'NAME_CANDIDATE' ? (
    <span className="tag sample" title={say.suppliers.candidateHint}>
      {say.record.candidate}
    </span>
  ) : null;
}
