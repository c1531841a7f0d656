import type { ReactNode } from 'react';

/** What may be wider than the screen, so that it scrolls by itself. It can be reached by keyboard, since not everybody has a pointer to scroll with. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: no set of fields, and no landmark that would stand beside those of the page
    <div className="scroll" role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  );
}
