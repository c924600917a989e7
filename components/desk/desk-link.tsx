'use client';
import { useRouter } from 'next/navigation';
import type { MouseEvent, ReactNode } from 'react';

/**
 * A way to another page of the desk, without loading the desk anew. The other page is prepared when somebody comes near
 * to its link, not as soon as the link is in sight: most are never taken, and each costs the server a page.
 */
export function DeskLink({
  href,
  className,
  isHere,
  label,
  children,
}: {
  href: string;
  className?: string | undefined;
  /** Marks the link to what is on the screen: as the page itself, or as one choice among others. */
  isHere?: 'page' | 'true' | undefined;
  /** What the link is called where what stands in it does not say it. */
  label?: string;
  children: ReactNode;
}) {
  const router = useRouter();

  function go(event: MouseEvent) {
    const isForNewTab = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || isForNewTab) return;
    event.preventDefault();
    router.push(href);
  }

  const prepare = () => router.prefetch(href);
  return (
    <a
      href={href}
      className={className}
      aria-current={isHere}
      aria-label={label}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={go}
    >
      {children}
    </a>
  );
}
