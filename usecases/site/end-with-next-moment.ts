import { findNextMoments } from '#db/queries/public-article.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

/**
 * Ends the life of the page that is about to be made at the next moment at which something expires by itself, and has it made anew
 * at the next at which something becomes public: what was made before shows none of that early, so that it may answer for as long as after any
 * other change. Asked before anything of the page is read: a moment that comes while the page is being made then lies
 * behind.
 */
export async function endWithNextMoment({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const { changesInMs, expiresInMs } = await findNextMoments(db);
  const at = now().getTime();
  if (changesInMs !== null) pageScope.changesAt(new Date(at + changesInMs));
  if (expiresInMs !== null) pageScope.endsAt(new Date(at + expiresInMs));
}
