import type { ArticleFacts } from '#core/articles/policy.ts';
import type { Queryable } from '#db/client.ts';
import type { ActorContext } from '../../context.ts';
import { loadFacts } from './article-facts.ts';
import type { JudgedArticle } from './require-read.ts';
import { contentOf, hashOf } from './version-content.ts';
import { afterSave, readUncut } from './working-copy.ts';

/**
 * The facts by which the next action will be decided, because every action first cuts a version of newer
 * text. So the buttons of a page and the API's `abilities` agree with the result of the action.
 */
export async function factsAsWritten(
  ctx: ActorContext,
  q: Queryable,
  { facts, ...found }: JudgedArticle,
): Promise<ArticleFacts> {
  const uncut = await readUncut(ctx, q, found);
  if (uncut === null) return facts;
  const content = uncut.content ?? contentOf(found.working);
  const number = found.article.workingNumber + 1;
  const after = await loadFacts(q, {
    ...found,
    article: { ...found.article, ...afterSave(found, content), workingNumber: number },
    working: { ...found.working, ...content, id: ctx.newId(), number, contentHash: hashOf(content) },
  });
  const withWriters = (ids: readonly string[]) => [...new Set([...ids, ...uncut.writerIds])];
  const { newerText } = after;
  return {
    ...after,
    contributorIds: withWriters(after.contributorIds),
    newerText: newerText && { ...newerText, writerIds: withWriters(newerText.writerIds) },
  };
}
