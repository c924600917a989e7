import { factsAt } from '#core/articles/policy.ts';
import { mayMakeOutsideLink } from '#core/outside/link-policy.ts';
import type { OutsideLinkGround } from '#core/outside/link-status.ts';
import type { Queryable } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import { findActor } from '#db/queries/people/people.ts';
import { loadFacts } from '../../articles/shared/article-facts.ts';
import type { Context } from '../../context.ts';

/**
 * The facts that decide the status of a link besides itself: the article's states, and its creator's current
 * right.
 */
export async function loadLinkGround(
  ctx: Context,
  q: Queryable,
  { found, makerId }: { found: ArticleWithWork; makerId: string },
): Promise<OutsideLinkGround> {
  const maker = await findActor(q, makerId);
  const facts = await loadFacts(q, found);
  return {
    stateChanges: found.article.stateChanges,
    isDue: factsAt(facts, ctx.now()) !== facts,
    makerMay: maker !== null && mayMakeOutsideLink(maker, { facts, now: ctx.now(), policy: ctx.policy }).ok,
  };
}
