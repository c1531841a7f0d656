import type { ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { languagePrefixes } from '../../build/src/pagePaths.ts';
import { useSpeech } from '../language/Speech.tsx';

/** What stands around every page: the name, the ways to the parts, and the other language. */
export function Shell({ children }: { children: ReactNode }) {
  const { say, language } = useSpeech();
  const [path] = useLocation();
  const search = useSearch();
  const other = language === 'fa' ? 'en' : 'fa';
  const inOther = `${languagePrefixes[other]}${path === '/' && other === 'en' ? '' : path}${search === '' ? '' : `?${search}`}`;
  const inLanguage = language === 'fa' ? '' : `?language=${language}`;
  return (
    <>
      <a className="skip" href="#content">
        {say.skipToContent}
      </a>
      <header className="masthead">
        <div className="frame">
          <Link href="/" className="brand">
            <strong>{say.siteName}</strong>
            <span>{say.siteSubtitle}</span>
          </Link>
          <nav aria-label={say.navigation}>
            <ul>
              <NavigationLink href="/" text={say.home} />
              <NavigationLink href="/search" text={say.search} />
              <NavigationLink href="/members" text={say.members.title} />
              <NavigationLink href="/suppliers" text={say.suppliers.title} />
              <NavigationLink href="/compare" text={say.compare.name} />
              <li>
                {/* Pages of the gateway's own, which need no script. */}
                <a href={`/requests/new${inLanguage}`}>{say.askForInformation}</a>
              </li>
              <NavigationLink href="/answering" text={say.status} />
              <NavigationLink href="/developers" text={say.developers} />
            </ul>
          </nav>
          {/* A new document, so that language and direction are those of the whole. */}
          <a className="language" href={inOther} hrefLang={other} lang={other}>
            {say.otherLanguage}
          </a>
        </div>
      </header>
      <main id="content" className="frame" tabIndex={-1}>
        {children}
      </main>
      <footer className="frame">
        <p>{say.footer}</p>
        <ul className="further">
          <li>
            <a href={`/requests/track${inLanguage}`}>{say.trackRequest}</a>
          </li>
          <li>
            <a href={`/requests/figures${inLanguage}`}>{say.requestFigures}</a>
          </li>
          <li>
            <a href={language === 'fa' ? '/reports' : `/reports?lang=${language}`}>{say.reports}</a>
          </li>
        </ul>
      </footer>
    </>
  );
}

function NavigationLink({ href, text }: { href: string; text: string }) {
  const [path] = useLocation();
  return (
    <li>
      <Link href={href} aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}>
        {text}
      </Link>
    </li>
  );
}
