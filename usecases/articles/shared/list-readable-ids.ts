import { type ArticleFacts, isSealed, may } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import type { ActorContext } from '../../context.ts';
import { loadFacts } from './article-facts.ts';

/**
 * The stories among these that the person may know of: public ones, and unpublished ones that they may read.
 */
export function listReadableIds(
  ctx: ActorContext,
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return withWhatReadersHave(q, ids, (id) => mayRead(ctx, q, { articleId: id }));
}

/**
 * The stories among these whose headlines may be shown: not a taken-down story that is sealed for the person.
 */
export function listUnsealedIds(
  ctx: ActorContext,
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return withWhatReadersHave(q, ids, (id) =>
    mayRead(ctx, q, { articleId: id, isOpen: (facts) => !isSealed(ctx.actor, facts) }),
  );
}

/**
 * The stories among these that the person may not read before publication, regardless of their current public
 * state.
 */
export async function listUnreadableIds(
  ctx: ActorContext,
  q: Queryable,
  ids: readonly string[],
): Promise<string[]> {
  const unreadable: string[] = [];
  for (const id of new Set(ids)) if (!(await mayRead(ctx, q, { articleId: id }))) unreadable.push(id);
  return unreadable;
}

async function withWhatReadersHave(
  q: Queryable,
  ids: readonly string[],
  isFor: (id: string) => Promise<boolean>,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = new Set((await listStoriesByIds(q, ids)).map(({ id }) => id));
  for (const id of new Set(ids)) if (!found.has(id) && (await isFor(id))) found.add(id);
  return found;
}

async function mayRead(
  ctx: ActorContext,
  q: Queryable,
  { articleId, isOpen = () => true }: { articleId: string; isOpen?: (facts: ArticleFacts) => boolean },
): Promise<boolean> {
  try {
    const facts = await loadFacts(q, await getArticle(q, articleId));
    return (
      may(ctx.actor, 'read_unpublished', { facts, now: ctx.now(), policy: ctx.policy }).ok && isOpen(facts)
    );
  } catch (error) {
    if (error instanceof DomainError && error.code === 'article.not-found') return false;
    throw error;
  }
}
