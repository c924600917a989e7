import { pageTagsOf } from '#core/articles/page-tags.ts';
import { type Expiries, expiriesOf, firstExpiry } from '#core/page-changes/expiries.ts';
import { findNextChange, listExpiring } from '#db/queries/site/next-moments.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';

/**
 * Longer than the maximum age of a page with this answer: six minutes after rendering (`freshness.ts`), plus
 * a minute of caching.
 */
const aheadMinutes = 10;
/**
 * Each is compared with every rendered page. If more stories expire, every page expires before the next one.
 */
const mostExpiring = 200;

/**
 * Limits the lifetime of the page being rendered. It expires when the first story that it shows expires. It
 * is revalidated at the next publication, and when a story that it may list expires. Such pages are found by
 * the same cache tags as for a killed story. Call it before the page reads any data: a change during
 * rendering is then in the past. Acts that set such a time, or move a story, invalidate pages. So the cached
 * next times are valid until an invalidation, or until one of them has passed.
 */
export async function endWithNextMoment({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const ask = async (): Promise<NextMoments> => {
    // Taken before the query: its duration makes a page expire early, never late.
    const askedAt = now().getTime();
    const momentIn = (ms: number) => new Date(askedAt + ms);
    const [changesInMs, expiring] = await Promise.all([
      findNextChange(db),
      listExpiring(db, { minutes: aheadMinutes, limit: mostExpiring }),
    ]);
    const stories = expiring.map((story) => ({
      ...{ id: story.id, number: story.number },
      expiresAt: momentIn(story.expiresInMs),
      tags: pageTagsOf(story),
    }));
    return {
      changesAt: changesInMs === null ? null : momentIn(changesInMs),
      expiries: expiriesOf(stories, { until: momentIn(aheadMinutes * 60_000), most: mostExpiring }),
    };
  };
  const { changesAt, expiries } = await renderContext.memoUntilInvalidated(
    'next-moments',
    ask,
    hasPassed(now),
  );
  if (changesAt !== null) renderContext.changesAt(changesAt);
  renderContext.endsWith(expiries);
}

type NextMoments = { readonly changesAt: Date | null; readonly expiries: Expiries };

function hasPassed(now: () => Date) {
  return ({ changesAt, expiries }: NextMoments): boolean =>
    (changesAt !== null && changesAt <= now()) || firstExpiry(expiries) <= now();
}
