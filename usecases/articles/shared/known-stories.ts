import { isSealed, type ListedFacts, mayReadUnpublished } from '#core/articles/policy.ts';
import type { Actor } from '#core/people/roles.ts';
import type { Queryable } from '#db/client.ts';
import { listOwnershipFacts } from '#db/queries/articles/ownership-facts.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import type { ActorContext } from '../../context.ts';

/** A story by the headline that a person may read. */
export type KnownStory = { readonly id: string; readonly number: number; readonly headline: string };

/**
 * The stories among these whose headlines may be shown to the person, by id. A person who may read the
 * unpublished text gets the working headline. Everybody else gets the public one, and no other.
 */
export async function listKnownStories(
  ctx: ActorContext,
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownStory>> {
  if (ids.length === 0) return new Map();
  const [facts, published] = await Promise.all([listOwnershipFacts(q, ids), listStoriesByIds(q, ids)]);
  const known = new Map<string, KnownStory>();
  for (const { id, number, headline } of published) known.set(id, { id, number, headline });
  for (const [id, story] of facts) {
    const { number, headline } = story;
    if (mayReadText(ctx.actor, story)) known.set(id, { id, number, headline });
  }
  return known;
}

/**
 * The stories among these that the person may refer to: public ones, and unpublished ones whose text they may
 * read. A taken-down story that is sealed for them is not among them.
 */
export async function listUnsealedIds(
  ctx: ActorContext,
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set((await listKnownStories(ctx, q, ids)).keys());
}

/**
 * The stories among these that the person may know of: public ones, and unpublished ones that they may read.
 * Sealed ones are among them.
 */
export async function listReadableIds(
  ctx: ActorContext,
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const [facts, published] = await Promise.all([listOwnershipFacts(q, ids), listStoriesByIds(q, ids)]);
  const readable = [...facts].filter(([, story]) => mayReadUnpublished(ctx.actor, story).ok);
  return new Set([...readable.map(([id]) => id), ...published.map(({ id }) => id)]);
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
  const facts = await listOwnershipFacts(q, ids);
  return [...new Set(ids)].filter((id) => {
    const story = facts.get(id);
    return story === undefined || !mayReadUnpublished(ctx.actor, story).ok;
  });
}

function mayReadText(actor: Actor, story: ListedFacts): boolean {
  return mayReadUnpublished(actor, story).ok && !isSealed(actor, story);
}
