import type { HTMLAttributes } from 'react';
import { markupOf } from '#platform/markup.ts';

type Props = Omit<HTMLAttributes<HTMLElement>, 'dangerouslySetInnerHTML'> & {
  readonly as: 'header' | 'main' | 'footer';
};

/**
 * A part of a reader's page. In development, where Next's scripts come along with it, React finds it as HTML that is none of
 * its business: scripts of ours have shown buttons there before, and it would call each of them a fault.
 */
export function LeftAlone({ as: Part, children, ...attributes }: Props) {
  if (process.env.NODE_ENV !== 'development') return <Part {...attributes}>{children}</Part>;
  return (
    <Part
      {...attributes}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React writes this HTML from views, and escapes as in any page.
      dangerouslySetInnerHTML={{ __html: markupOf(children) }}
    />
  );
}
