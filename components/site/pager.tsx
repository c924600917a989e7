import type { PlaceInList } from '#core/shared/list-cursor.ts';
import type { SiteText } from './site-text.ts';

/** Links to the start of a list, the previous and the next page. Nothing for a list of one page. */
export function Pager({
  path,
  query = {},
  place,
  labels,
}: {
  path: string;
  query?: Readonly<Record<string, string>>;
  place: PlaceInList;
  labels: {
    readonly name: string;
    readonly first: string;
    readonly previous?: string;
    readonly next: string;
  };
}) {
  const { isFirstPage, previousCursor, nextCursor } = place;
  if (isFirstPage && nextCursor === null) return null;
  const addressOf = (own: Readonly<Record<string, string>>) => {
    const all = new URLSearchParams({ ...query, ...own }).toString();
    return all ? `${path}?${all}` : path;
  };
  return (
    <nav className="pager" aria-label={labels.name}>
      {!isFirstPage && (
        <a href={addressOf({})} rel={previousCursor === null ? 'prev' : undefined}>
          {labels.first}
        </a>
      )}{' '}
      {previousCursor && (
        <a rel="prev" href={addressOf({ cursor: previousCursor })}>
          {labels.previous}
        </a>
      )}{' '}
      {nextCursor && (
        <a className="pager-next" rel="next" href={addressOf({ cursor: nextCursor })}>
          {labels.next}
        </a>
      )}
    </nav>
  );
}

/** The labels of a pager of stories. */
export function storyPagerLabels(t: SiteText) {
  return { name: t('pages'), first: t('newest'), previous: t('newerStories'), next: t('older') };
}
