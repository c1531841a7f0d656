import type { ReactNode } from 'react';

/** A description of the contract: English, in paragraphs, with names of the API between backticks and stresses between stars. */
export function Description({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <div className="description" lang="en" dir="ltr">
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>{marked(paragraph)}</p>
      ))}
    </div>
  );
}

function marked(paragraph: string): ReactNode[] {
  return paragraph.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index) => {
    const key = `${index} ${part}`;
    if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>;
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>;
    return part;
  });
}
