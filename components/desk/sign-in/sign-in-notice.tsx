'use client';
import { type ReactNode, useEffect, useRef } from 'react';

/** The result of a form. It takes the focus: screen readers announce it. */
export function SignInNotice({ isBad = false, children }: { isBad?: boolean; children: ReactNode }) {
  const notice = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another notice.
  useEffect(() => notice.current?.focus(), [children]);
  return (
    <p ref={notice} className={isBad ? 'notice notice-danger' : 'notice'} role="alert" tabIndex={-1}>
      {children}
    </p>
  );
}
