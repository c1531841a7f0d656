import type { ReactNode } from 'react';

/** What may be wider than the screen, so that it scrolls by itself. It can be reached by keyboard, since not everybody has a pointer to scroll with. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
