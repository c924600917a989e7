'use client';
import { useServerInsertedHTML } from 'next/navigation';
import { useEffect, useRef } from 'react';
import './held.css';

declare global {
  /** From the script in the head; undefined if that did not run. */
  var releaseEarlyInput: (() => Promise<void>) | undefined;
}

/**
 * Replays input made before hydration. At the very end of the page, so that all earlier components are
 * already hydrated. `script`, which records input, is only in the head that the server sends. Trusted Types
 * forbid a browser to create it when it renders a page itself, such as a 404 page.
 */
export function EarlyInput({ script }: { script: string }) {
  const isSent = useRef(false);
  useServerInsertedHTML(() => {
    if (isSent.current) return null;
    isSent.current = true;
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash.
    return <script dangerouslySetInnerHTML={{ __html: script }} />;
  });
  useEffect(() => void globalThis.releaseEarlyInput?.(), []);
  return null;
}
