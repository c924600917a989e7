import { findMsToNextPublicMoment } from '#db/queries/public-article.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

/**
 * Ends the life of the page that is about to be made at the next moment at which something becomes public or expires by
 * itself. Asked before anything of the page is read: a moment that comes while the page is being made then lies behind,
 * and the page is not kept. Whoever sets a moment tells the pages of it, so that what is known of it is right until they are told.
 */
export async function endWithNextMoment({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const ask = async () => {
    const ms = await findMsToNextPublicMoment(db);
    return ms === null ? null : new Date(now().getTime() + ms);
  };
  const moment = await pageScope.shareUntilChange(
    'next-moment',
    ask,
    (known) => known !== null && known <= now(),
  );
  if (moment !== null) pageScope.endsAt(moment);
}
