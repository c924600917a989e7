'use client';
import { usePathname, useRouter } from 'next/navigation';
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';

/**
 * A client-side link to another page of the desk. It prefetches when the pointer or focus is near and not
 * when visible: most links are never followed, and each prefetch costs the server a render.
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
  /** The value of `aria-current`: the present page, or the chosen one of several. */
  isHere?: 'page' | 'true' | undefined;
  /** The accessible name, if the content is not enough. */
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
 * A row of links that scrolls on a phone. The present link is scrolled into view on load and after
 * navigation. A row that the person scrolled before hydration stays.
 */
export function DeskLinkRow({
  label,
  className,
  links,
}: {
  label: string;
  className: string;
  /** A link is current for URLs below its own, or below `also`. */
  links: readonly { readonly href: string; readonly name: string; readonly also?: string }[];
}) {
  const path = usePathname();
  const row = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current link moves with the path.
  useEffect(() => {
    const nav = row.current as HTMLElement;
    const here = nav.querySelector<HTMLElement>('[aria-current]');
    // To the middle, as far as the row can scroll.
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
