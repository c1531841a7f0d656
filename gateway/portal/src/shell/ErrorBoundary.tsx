import { Component, type ReactNode } from 'react';
import { useSpeech } from '../language/Speech.tsx';
import { Notice } from './Notice.tsx';

/** Says so when a page cannot be shown, as when a part of it could not be loaded. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { say } = useSpeech();
  return (
    <Notice tone="bad" title={say.broken}>
      <button type="button" onClick={() => window.location.reload()}>
        {say.reload}
      </button>
    </Notice>
  );
}
