import { Link } from 'wouter';
import { useSpeech } from '../language/Speech.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';

/** Where there is nothing. The gateway gives it with the status 404. */
export function NotFoundPage() {
  const { say } = useSpeech();
  return (
    <>
      <PageHeading title={say.notFound} />
      <p>{say.notFoundHelp}</p>
      <p>
        <Link href="/">{say.home}</Link> · <Link href="/search">{say.search}</Link>
      </p>
    </>
  );
}
