import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 60rem)');

/** Whether there is room for two columns. The stylesheet has the same width. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      wide.addEventListener('change', onChange);
      return () => wide.removeEventListener('change', onChange);
    },
    () => wide.matches,
  );
}
