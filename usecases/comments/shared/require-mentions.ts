import type { ArticleFacts } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import type { ActorContext } from '../../context.ts';
import { listArticleReaders } from './list-article-readers.ts';

/**
 * Authorises mentions. Throws `comment.mention-not-reader` {personIds} for people who may not read the
 * article, and equally for unknown ids: a notification would reveal a draft to them.
 */
export async function requireMentions(
  ctx: ActorContext,
  q: Queryable,
  { facts, mentionIds }: { facts: ArticleFacts; mentionIds: readonly string[] },
): Promise<void> {
  if (mentionIds.length === 0) return;
  const readers = new Set((await listArticleReaders(ctx, q, facts)).map(({ id }) => id));
  const personIds = mentionIds.filter((id) => !readers.has(id));
  if (personIds.length > 0) throw new DomainError('comment.mention-not-reader', { personIds });
}
