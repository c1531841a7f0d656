import { type ComponentType, lazy } from 'react';
import type { PageName } from '../../build/src/pagePaths.ts';

/** What is shown at the address of each page of `pagePaths`. Each is loaded when it is first wanted. */
export const pages: readonly { name: PageName; Page: ComponentType }[] = [
  { name: 'home', Page: lazy(() => import('./HomePage.tsx')) },
  { name: 'search', Page: lazy(() => import('./SearchPage.tsx')) },
  { name: 'browse', Page: lazy(() => import('./BrowsePage.tsx')) },
  { name: 'record', Page: lazy(() => import('./RecordPage.tsx')) },
  { name: 'members', Page: lazy(() => import('./MembersPage.tsx')) },
  { name: 'member', Page: lazy(() => import('./MemberPage.tsx')) },
  { name: 'suppliers', Page: lazy(() => import('./SuppliersPage.tsx')) },
  { name: 'supplier', Page: lazy(() => import('./SupplierPage.tsx')) },
  { name: 'answering', Page: lazy(() => import('./AnsweringPage.tsx')) },
  { name: 'compare', Page: lazy(() => import('./ComparePage.tsx')) },
  { name: 'developers', Page: lazy(() => import('./DevelopersPage.tsx')) },
  { name: 'examples', Page: lazy(() => import('./ExamplesPage.tsx')) },
  { name: 'schema', Page: lazy(() => import('./SchemaPage.tsx')) },
  { name: 'type', Page: lazy(() => import('./TypePage.tsx')) },
];
