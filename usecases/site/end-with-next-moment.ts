import { pageTagsOf } from '#core/articles/page-tags.ts';
import { type Expiries, expiriesOf, firstExpiry } from '#core/page-changes/expiries.ts';
import { findNextChange, listExpiring } from '#db/queries/next-moments.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

/** Longer than any page is kept that is made of what was asked: six minutes after it is made (`freshness.ts`), of what is a minute old. */
const aheadMinutes = 10;
/** Each is looked for in every page that is made. Where more expire, every page ends before the next of them. */
const mostExpiring = 200;

/**
 * Ends the life of the page that is about to be made where the first story expires that it shows. Has it made anew at the next moment
 * at which something becomes public, and at the expiry of a story that it may list, by the same tags by which a story that is killed is
 * found: what was made before shows none of that early. Asked before anything of the page is read: a moment that comes while the page is being made then
 * lies behind. Whoever sets a moment, or files a story elsewhere, tells the pages of it, so that what is known of the next ones is
 * right until they are told, or until one has come.
 */
export async function endWithNextMoment({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const ask = async (): Promise<NextMoments> => {
    // Before the question: what takes its time on the way makes a page end early, and never late.
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
  const { changesAt, expiries } = await pageScope.shareUntilChange('next-moments', ask, hasPassed(now));
  if (changesAt !== null) pageScope.changesAt(changesAt);
  pageScope.endsWith(expiries);
}

type NextMoments = { readonly changesAt: Date | null; readonly expiries: Expiries };

function hasPassed(now: () => Date) {
  return ({ changesAt, expiries }: NextMoments): boolean =>
    (changesAt !== null && changesAt <= now()) || firstExpiry(expiries) <= now();
}
