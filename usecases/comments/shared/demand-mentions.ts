import type { ArticleFacts } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import type { ActorContext } from '../../context.ts';
import { listArticleReaders } from './list-article-readers.ts';

/**
 * Asked before people are called by name. Throws `comment.mention-not-reader` {personIds} for whoever may not read
 * the article, and in the same words for an id that is nobody's: a call would tell them of a draft that is not theirs.
 */
export async function demandMentions(
  ctx: ActorContext,
  q: Queryable,
  { facts, mentionIds }: { facts: ArticleFacts; mentionIds: readonly string[] },
): Promise<void> {
  if (mentionIds.length === 0) return;
  const readers = new Set((await listArticleReaders(ctx, q, facts)).map(({ id }) => id));
  const personIds = mentionIds.filter((id) => !readers.has(id));
  if (personIds.length > 0) throw new DomainError('comment.mention-not-reader', { personIds });
}
