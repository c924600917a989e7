import { isSealed } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { ArticleWithWork } from '#db/queries/articles.ts';
import type { ActorContext } from '../../context.ts';
import { recordAct } from './record-act.ts';

/**
 * Asked before the words of an article are shown to somebody who may read it: those of a taken-down story are
 * sealed. Throws `article.sealed` without the grant `archive_read`; with it the reading is recorded.
 */
export async function demandText(
  ctx: ActorContext,
  { article }: Pick<ArticleWithWork, 'article'>,
): Promise<void> {
  if (article.publicState !== 'taken_down') return;
  if (isSealed(ctx.actor, article)) throw new DomainError('article.sealed');
  await ctx.db.transaction((tx) =>
    recordAct(ctx, tx, { articleId: article.id, action: 'read_sealed', detail: {} }),
  );
}
