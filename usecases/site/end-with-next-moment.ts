import { findNextMoments } from '#db/queries/public-article.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

/**
 * Ends the life of the page that is about to be made at the next moment at which something expires by itself, and has it made anew
 * at the next at which something becomes public: what was made before shows none of that early. Asked before anything of the page
 * is read: a moment that comes while the page is being made then lies behind. Whoever sets a moment tells the pages of it, so that what
 * is known of the next ones is right until they are told, or until one has come.
 */
export async function endWithNextMoment({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const ask = async () => {
    const { changesInMs, expiresInMs } = await findNextMoments(db);
    return { changesAt: momentIn(changesInMs, now()), endsAt: momentIn(expiresInMs, now()) };
  };
  const isOver = (known: Awaited<ReturnType<typeof ask>>) =>
    [known.changesAt, known.endsAt].some((moment) => moment !== null && moment <= now());
  const { changesAt, endsAt } = await pageScope.shareUntilChange('next-moments', ask, isOver);
  if (changesAt !== null) pageScope.changesAt(changesAt);
  if (endsAt !== null) pageScope.endsAt(endsAt);
}

function momentIn(ms: number | null, now: Date): Date | null {
  return ms === null ? null : new Date(now.getTime() + ms);
}
