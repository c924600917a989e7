import { z } from 'zod';
import { headlineMaxChars, sapoMaxChars } from '#core/articles/field-limits.ts';
import { mayBreakNews } from '#core/articles/policy.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type ArticleWithWork, findCreator, getArticleForUpdate } from '#db/queries/articles.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { type ArticleView, loadArticleView } from './shared/article-view.ts';
import { beginArticle } from './shared/begin-article.ts';
import { carryOut } from './shared/carry-out.ts';

const breakNewsInput = z.object({
  /** The id that the story will have, made by whoever sends it: the same news sent again is published once. */
  id: z.uuid(),
  locale: z.enum(LOCALES).optional(),
  headline: z.string().max(headlineMaxChars, 'field.too-long'),
  /** The one sentence. */
  sapo: z.string().max(sapoMaxChars, 'field.too-long'),
  sectionId: z.uuid(),
  /** The source or the author; whoever breaks the news where it is left out. */
  bylineIds: z.array(z.uuid()).optional(),
});

/**
 * Breaks news: begins a story and publishes it fast, in one transaction: readers have it, or nothing has happened.
 * Sent again under its id by the same person it answers with the story as it stands. Throws `action.not-your-role`,
 * `action.needs-grant`, `article.checks-failed`, `request.invalid`, and `article.not-found` for an id that is not that
 * of news which this person broke.
 */
export async function breakNews(context: Context, raw: unknown): Promise<ArticleView> {
  const { id: articleId, locale, ...content } = parseInput(breakNewsInput, raw);
  const ctx = requireActor(context);
  demand(mayBreakNews(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    const isBegun = (await findCreator(tx, articleId)) !== null;
    const isNew = !isBegun && (await beginArticle(ctx, tx, { articleId, locale, content }));
    const found = await getArticleForUpdate(tx, articleId);
    if (isNew) {
      const facts = await loadFacts(tx, found);
      await carryOut(ctx, tx, { found, facts, input: { articleId, action: 'fast_publish' } });
    }
    if (!isNew) demandOwnNews(ctx, found);
    return loadArticleView(ctx, tx, articleId);
  });
}

/** An id that was used says nothing to whoever did not use it, nor that of a draft that readers never had. */
function demandOwnNews({ actor }: ActorContext, { article }: ArticleWithWork): void {
  if (article.createdBy !== actor.id || article.firstPublishedAt === null) {
    throw new DomainError('article.not-found');
  }
}
