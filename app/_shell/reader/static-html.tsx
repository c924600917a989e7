import type { HTMLAttributes } from 'react';
import { renderMarkup } from '#platform/rendering/current-render.ts';

type Props = Omit<HTMLAttributes<HTMLElement>, 'dangerouslySetInnerHTML'> & {
  readonly as: 'header' | 'main' | 'footer';
};

/**
 * A part of a reader page without hydration. In development Next renders the page, and React would report a
 * mismatch for each button that our scripts have added. React also does not move this part behind the end of
 * the page, as it does with large content.
 */
export function StaticHtml({ as: Part, children, ...attributes }: Props) {
  const html = renderMarkup(children);
  if (html === null) return <Part {...attributes}>{children}</Part>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React writes and escapes this HTML.
  return <Part {...attributes} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}
