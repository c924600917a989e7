import { factsAt } from '#core/articles/policy.ts';
import { mayMakeOutsideLink } from '#core/outside/link-policy.ts';
import type { OutsideLinkGround } from '#core/outside/link-status.ts';
import type { Queryable } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles.ts';
import { findActor } from '#db/queries/people.ts';
import { loadFacts } from '../../articles/shared/article-facts.ts';
import type { Context } from '../../context.ts';

/** What the life of a link hangs on besides itself: where its article stands, and whether its maker still may. */
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
    makerMay: maker !== null && mayMakeOutsideLink(maker, facts, ctx.now(), ctx.policy).ok,
  };
}
