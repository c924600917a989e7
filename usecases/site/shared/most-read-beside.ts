import type { Locale } from '#core/i18n/locales.ts';
import { type MostRead, mostReadFewest, mostReadShown } from '#core/page-views/most-read.ts';
import type { Queryable } from '#db/client.ts';
import { listMostRead } from '#db/queries/page-views/most-read.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';

/**
 * The most-read stories of the first of these sections with a list, nearest first, otherwise of the whole
 * site; null if there are too few. Without stories already on the page. The rendered page depends on each of
 * them. Changes in their order do not invalidate it; it is revalidated within a minute anyway.
 */
export async function mostReadBeside(
  q: Queryable,
  {
    locale,
    sectionIds,
    onPageIds,
  }: { locale: Locale; sectionIds: readonly string[]; onPageIds: Iterable<string> },
): Promise<MostRead | null> {
  const lists = await listMostRead(q, {
    locale,
    sectionIds: [...sectionIds, null],
    excludedIds: [...onPageIds],
    limit: mostReadShown,
  });
  const list = lists.find(({ stories }) => stories.length >= mostReadFewest) ?? null;
  renderContext.addTags(...(list?.stories ?? []).map(({ id }) => `article:${id}`));
  return list;
}
