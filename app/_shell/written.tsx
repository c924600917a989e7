import type { HTMLAttributes } from 'react';
import { markupOf } from '#platform/markup.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';

type Props = Omit<HTMLAttributes<HTMLElement>, 'dangerouslySetInnerHTML'> & {
  readonly as: 'header' | 'main' | 'footer';
};

/**
 * A part of a reader's page, its views written as HTML here and now, and set aside. As elements they would go through Next
 * three times, for a browser that gets nothing but their HTML: as a payload, read from it again, and then as HTML, with the
 * payload once more behind it (decision 0049).
 */
export function Written({ as: Part, children, ...attributes }: Props) {
  const html = pageScope.setAside(markupOf(children));
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React writes this HTML from views, and escapes as in any page.
  return <Part {...attributes} dangerouslySetInnerHTML={{ __html: html }} />;
}
