import { z } from 'zod';
import { mayCreate } from '#core/articles/policy.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { emptyBody } from '#core/document/body.ts';
import { bodyText } from '#core/document/body-text.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { slugFor } from '#core/text/slug.ts';
import { insertArticle } from '#db/queries/articles.ts';
import { getDefaultSectionId } from '#db/queries/default-section.ts';
import { type Context, requireActor } from '../context.ts';
import { type ArticleView, loadArticleView } from './shared/article-view.ts';
import { recordAct } from './shared/record-act.ts';
import { changedContent, hashOf } from './shared/version-content.ts';

const createArticleInput = z.object({
  locale: z.enum(LOCALES).optional(),
  content: z.record(z.string(), z.unknown()),
});

/**
 * Begins an article: a draft, its creator the first author unless the byline says otherwise.
 * `content` is any part of a version's content. Throws `action.not-your-role`, `request.invalid`.
 */
export async function createArticle(context: Context, raw: unknown): Promise<ArticleView> {
  const input = parseInput(createArticleInput, raw);
  const ctx = requireActor(context);
  demand(mayCreate(ctx.actor));
  const now = ctx.now();
  const articleId = ctx.newId();
  return ctx.db.transaction(async (tx) => {
    const blank: VersionContent = {
      format: 'news',
      kicker: '',
      headline: '',
      sapo: '',
      sectionId: await getDefaultSectionId(tx, ctx.actor),
      lead: null,
      bylineIds: [ctx.actor.id],
      tagIds: [],
      pinIds: [],
      body: emptyBody,
    };
    const content = await changedContent(ctx, tx, blank, input.content);
    const wroteSomething = `${content.headline}${content.sapo}${bodyText(content.body)}`.trim() !== '';
    const locale = input.locale ?? ctx.site.locale;
    await insertArticle(tx, {
      article: {
        id: articleId,
        locale,
        slug: slugFor(content.headline),
        sectionId: content.sectionId,
        workState: 'draft',
        publicState: 'none',
        workingNumber: 1,
        createdBy: ctx.actor.id,
        createdAt: now,
        savedAt: now,
      },
      version: {
        ...content,
        id: ctx.newId(),
        articleId,
        number: 1,
        baseNumber: 0,
        reason: 'created',
        savedBy: wroteSomething ? ctx.actor.id : null,
        savedAt: now,
        contentHash: hashOf(content),
      },
    });
    await recordAct(ctx, tx, { articleId, action: 'create', detail: { headline: content.headline } });
    return loadArticleView(ctx, tx, articleId);
  });
}
