import { type ReactNode, useId } from 'react';

/** Something that a reader must know before the rest. Screen readers are told of it when it appears. */
export function Notice({ tone, title, children }: { tone: 'bad' | 'partial' | 'calm'; title: string; children?: ReactNode }) {
  const id = useId();
  return (
    <section className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'} aria-labelledby={id}>
      <p className="notice-title" id={id}>
        {title}
      </p>
      {children}
    </section>
  );
}
