import { type ReactNode, useEffect, useRef } from 'react';
import { useSpeech } from '../language/Speech.tsx';

/** Where somebody enters, the browser begins at the top by itself. */
let isFirstPage = true;

/** The page's heading and the title of its document. When a page takes the place of another it gets the focus, so that nobody is lost. */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const { say } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === say.siteName ? title : `${title} – ${say.siteName}`;
  }, [title, say]);
  useEffect(() => {
    if (isFirstPage) isFirstPage = false;
    else {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <div className="page-heading">
      <h1 ref={heading} tabIndex={-1}>
        <bdi>{title}</bdi>
      </h1>
      {children}
    </div>
  );
}
