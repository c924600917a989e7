import { findMsToNextPublicMoment } from '#db/queries/public-article.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

/**
 * Ends the life of the page that is about to be made at the next moment at which something becomes public or expires by
 * itself. Asked before anything of the page is read: a moment that comes while the page is being made then lies behind,
 * and the page is not kept.
 */
export async function endWithNextMoment({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const ms = await findMsToNextPublicMoment(db);
  if (ms !== null) pageScope.endsAt(new Date(now().getTime() + ms));
}
