import type { HTMLAttributes } from 'react';
import { renderMarkup } from '#platform/rendering/markup.ts';
import { isStandaloneRender } from './render-cache.ts';

type Props = Omit<HTMLAttributes<HTMLElement>, 'dangerouslySetInnerHTML'> & {
  readonly as: 'header' | 'main' | 'footer';
};

/**
 * A part of a reader's page. Where Next makes it, in development, React finds it in the browser as HTML that is none of its
 * business: scripts of ours have shown buttons there before, and it would call each of them a fault. Nor is it sent behind the
 * end of the page, as React sends what is large.
 */
export function StaticHtml({ as: Part, children, ...attributes }: Props) {
  if (isStandaloneRender()) return <Part {...attributes}>{children}</Part>;
  return (
    <Part
      {...attributes}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React writes this HTML from views, and escapes as in any page.
      dangerouslySetInnerHTML={{ __html: renderMarkup(children) }}
    />
  );
}
