import { isSealed } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import type { ActorContext } from '../../context.ts';
import { recordAct } from './record-act.ts';

/**
 * Authorises display of an article's text to a person who may read the article: a taken-down story is sealed.
 * Throws `article.sealed` without the grant `archive_read`; with it, the access is recorded.
 */
export async function requireText(
  ctx: ActorContext,
  { article }: Pick<ArticleWithWork, 'article'>,
): Promise<void> {
  if (article.publicState !== 'taken_down') return;
  if (isSealed(ctx.actor, article)) throw new DomainError('article.sealed');
  await ctx.db.transaction((tx) =>
    recordAct(ctx, tx, { articleId: article.id, action: 'read_sealed', detail: {} }),
  );
}
