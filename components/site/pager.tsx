import type { SiteText } from './site-text.ts';

/** Older and newest, at the end of a list. Nothing where the list is whole. */
export function Pager({
  path,
  query = {},
  nextCursor,
  isFirstPage,
  labels,
}: {
  path: string;
  query?: Readonly<Record<string, string>>;
  nextCursor: string | null;
  isFirstPage: boolean;
  labels: { readonly name: string; readonly first: string; readonly next: string };
}) {
  if (isFirstPage && nextCursor === null) return null;
  const firstQuery = new URLSearchParams(query).toString();
  return (
    <nav className="pager" aria-label={labels.name}>
      {!isFirstPage && <a href={firstQuery ? `${path}?${firstQuery}` : path}>{labels.first}</a>}
      {nextCursor && (
        <a
          className="pager-next"
          rel="next"
          href={`${path}?${new URLSearchParams({ ...query, cursor: nextCursor })}`}
        >
          {labels.next}
        </a>
      )}
    </nav>
  );
}

/** The words of a pager of stories. */
export function storyPagerLabels(t: SiteText) {
  return { name: t('pages'), first: t('newest'), next: t('older') };
}
