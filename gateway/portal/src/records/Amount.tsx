import { useSpeech } from '../language/Speech.tsx';

/**
 * An amount of money with its unit: rounded to what people can say, and in full.
 * @param brief only the rounded one, as in lists; the full one is what a pointer or a screen reader finds
 */
export function Amount({ rial, brief }: { rial: string; brief: boolean }) {
  const { say, format } = useSpeech();
  const { full, short, toman } = format.amount(rial);
  if (brief)
    return (
      <span className="amount" title={full}>
        <span aria-hidden="true">{short}</span>
        <span className="visually-hidden">{full}</span>
      </span>
    );
  return (
    <span className="amount">
      {full}
      {short === full ? null : (
        <small className="note">
          {short} · {say.record.inToman(toman)}
        </small>
      )}
    </span>
  );
}
