import { type ComponentType, lazy } from 'react';
import type { PageName } from '../../build/src/pagePaths.ts';

/** What is shown at the address of each page of `pagePaths`. Each is loaded when it is first wanted. */
export const pages: readonly { name: PageName; Page: ComponentType }[] = [
  { name: 'home', Page: lazy(() => import('./HomePage.tsx')) },
  { name: 'search', Page: lazy(() => import('./SearchPage.tsx')) },
  { name: 'browse', Page: lazy(() => import('./BrowsePage.tsx')) },
  { name: 'record', Page: lazy(() => import('./RecordPage.tsx')) },
];
