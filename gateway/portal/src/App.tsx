import { Suspense } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { languagePrefixes, pagePaths } from '../build/src/pagePaths.ts';
import { languageOf } from './language/Language.ts';
import { SpeechProvider } from './language/Speech.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { pages } from './pages/pages.ts';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { Loading } from './shell/Loading.tsx';
import { Shell } from './shell/Shell.tsx';

/** The whole page: the language that the address is in, what stands around every page, and the page at the address. */
export function App() {
  const language = languageOf(window.location.pathname);
  return (
    <SpeechProvider language={language}>
      <Router base={languagePrefixes[language]}>
        <Shell>
          <PageAtAddress />
        </Shell>
      </Router>
    </SpeechProvider>
  );
}

function PageAtAddress() {
  const [path] = useLocation();
  return (
    // A page that cannot be shown is forgotten with its address.
    <ErrorBoundary key={path}>
      <Suspense fallback={<Loading />}>
        <Switch>
          {pages.map(({ name, Page }) => (
            <Route key={name} path={pagePaths[name]} component={Page} />
          ))}
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
