import { ScrollRegion } from '../shell/ScrollRegion.tsx';

/** Code to read, which scrolls by itself where it is wide or long. */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    <div className="code-block" dir="ltr">
      <ScrollRegion label={label}>
        <pre>
          <code>{text}</code>
        </pre>
      </ScrollRegion>
    </div>
  );
}
