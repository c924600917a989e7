'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { DeskLink } from '../desk-link.tsx';

/** The way between the pages of the administration: beside them, and a row above them on a phone. */
export function AdminNav({
  label,
  links,
}: {
  label: string;
  links: readonly { readonly href: string; readonly name: string }[];
}) {
  const path = usePathname();
  const nav = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen; where one is should be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current link moves with the path.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && here) nav.current.scrollLeft = here.offsetLeft - nav.current.offsetLeft - 24;
  }, [path]);
  return (
    <nav aria-label={label} className="admin-nav" ref={nav}>
      <ul>
        {links.map(({ href, name }) => (
          <li key={href}>
            <DeskLink href={href} isHere={isPageAt(path, href) ? 'page' : undefined}>
              {name}
            </DeskLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One person's page is still a page of the people. */
function isPageAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
