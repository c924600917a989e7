'use client';
import { usePathname, useRouter } from 'next/navigation';
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';

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

/**
 * A row of ways, which is longer than the screen on a phone: the one to where one is comes into sight, with the page and
 * whenever that is another. A row that somebody moved before the page listened stays as it is, under their finger.
 */
export function DeskLinkRow({
  label,
  className,
  links,
}: {
  label: string;
  className: string;
  /** Each stands for what is below its address too; or, where that is said, for what is at `also`. */
  links: readonly { readonly href: string; readonly name: string; readonly also?: string }[];
}) {
  const path = usePathname();
  const row = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current link moves with the path.
  useEffect(() => {
    const nav = row.current as HTMLElement;
    const here = nav.querySelector<HTMLElement>('[aria-current]');
    // Into the middle, or as near to it as the row goes.
    if (here && !nav.scrollLeft)
      nav.scrollLeft = here.offsetLeft - nav.offsetLeft + (here.offsetWidth - nav.clientWidth) / 2;
    return () => {
      nav.scrollLeft = 0;
    };
  }, [path]);
  return (
    <nav aria-label={label} className={className} ref={row}>
      <ul>
        {links.map(({ href, name, also = `${href}/` }) => (
          <li key={href}>
            <DeskLink href={href} isHere={path === href || path.startsWith(also) ? 'page' : undefined}>
              {name}
            </DeskLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
