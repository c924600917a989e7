'use client';
import { useServerInsertedHTML } from 'next/navigation';
import { useEffect, useRef } from 'react';
import './held.css';

declare global {
  /** Of the script in the head of the page; unknown where that did not run. */
  var releaseEarlyInput: (() => Promise<void>) | undefined;
}

/**
 * At the very end of a page, where all that stands before it listens once it does: what was pressed and typed by then is done.
 * `script`, which keeps it, stands in the head that the server sends and nowhere else: where a browser makes a page anew, such
 * as one that was not found, it may not make a script.
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
