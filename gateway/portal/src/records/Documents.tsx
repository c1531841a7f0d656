import type { EnvelopeFragment } from '../graph/operations.ts';
import { useSpeech } from '../language/Speech.tsx';

/** The files and pages that belong to a record. */
export function Documents({ documents }: { documents: EnvelopeFragment['documents'] }) {
  const { say, format } = useSpeech();
  return (
    <section aria-labelledby="documents" className="panel">
      <h2 id="documents">{say.record.documents}</h2>
      <ul className="documents">
        {documents.map(({ title, url, mediaType, sha256, bytes }, index) => (
          <li key={url}>
            <a href={url} rel="noopener noreferrer nofollow" dir="auto">
              {title ?? say.record.documentOf(format.number(index + 1))}
            </a>
            <small className="note">
              {mediaType === null ? null : <bdi>{mediaType}</bdi>}
              {bytes === null ? null : <span> · {sizeOf(bytes, format.number)}</span>}
            </small>
            {sha256 === null ? null : (
              <small className="note">
                {say.record.fingerprint}: <bdi className="code">{sha256}</bdi>
              </small>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sizeOf(bytes: number, number: (value: number) => string): string {
  return bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1_000))} kB` : `${number(Math.round(bytes / 100_000) / 10)} MB`;
}
