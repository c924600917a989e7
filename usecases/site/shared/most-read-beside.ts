import type { Locale } from '#core/i18n/locales.ts';
import { type MostRead, mostReadFewest, mostReadShown } from '#core/reads/most-read.ts';
import type { Queryable } from '#db/client.ts';
import { listMostRead } from '#db/queries/most-read.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';

/**
 * What is read most in the first of these sections that has a list, nearest first, or else on the whole site; null where
 * too little is read. Without the stories that stand on the page already: each stands there once. The page that is being
 * made ends with any of them. That their order changes, it is not told: it is made anew within a minute anyway.
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
  pageScope.addTags(...(list?.stories ?? []).map(({ id }) => `article:${id}`));
  return list;
}
