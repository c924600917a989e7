import * as Y from 'yjs';
import { z } from 'zod';
import { mayCreate } from '#core/articles/policy.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { emptyBody } from '#core/document/body.ts';
import { bodyText } from '#core/document/body-text.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { slugFor } from '#core/text/slug.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { listSuggestions } from '#core/working-copy/suggestions.ts';
import { workingCopyMaxBytes } from '#core/working-copy/working-copy.ts';
import { findCreator, insertArticle } from '#db/queries/articles.ts';
import { getDefaultSectionId } from '#db/queries/default-section.ts';
import { insertWorkingCopy } from '#db/queries/working-copies.ts';
import { wantLinks } from '../checks/shared/want-links.ts';
import { type Context, requireActor } from '../context.ts';
import { type ArticleView, loadArticleView } from './shared/article-view.ts';
import { recordAct } from './shared/record-act.ts';
import { changedContent, hashOf } from './shared/version-content.ts';

/** Base64 takes four characters for three bytes. */
const workingCopyMaxChars = Math.ceil(workingCopyMaxBytes / 3) * 4;

const createArticleInput = z.object({
  /** Where the article has an id before it is begun: to begin it again under that id begins nothing. */
  id: z.uuid().optional(),
  locale: z.enum(LOCALES).optional(),
  content: z.record(z.string(), z.unknown()),
  /** The working copy on the writer's screen, as an update of Yjs in base64; it says what `content` says. */
  workingCopy: z.base64().max(workingCopyMaxChars).optional(),
});

/**
 * Begins an article: a draft, its creator the first author unless the byline says otherwise.
 * `content` is any part of a version's content. Throws `action.not-your-role`, `request.invalid`, `article.not-found`
 * for an `id` that somebody else's article has.
 */
export async function createArticle(context: Context, raw: unknown): Promise<ArticleView> {
  const input = parseInput(createArticleInput, raw);
  const ctx = requireActor(context);
  demand(mayCreate(ctx.actor));
  const now = ctx.now();
  const articleId = input.id ?? ctx.newId();
  return ctx.db.transaction(async (tx) => {
    const begunBy = input.id === undefined ? null : await findCreator(tx, articleId);
    if (begunBy === ctx.actor.id) return loadArticleView(ctx, tx, articleId);
    if (begunBy !== null) throw new DomainError('article.not-found');
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
    const copy = input.workingCopy === undefined ? null : readWorkingCopy(input.workingCopy);
    const content = await changedContent(ctx, tx, blank, copy === null ? input.content : contentOf(copy));
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
        contributorIds: wroteSomething ? [ctx.actor.id] : [],
        savedAt: now,
        contentHash: hashOf(content),
      },
    });
    if (copy !== null) {
      await insertWorkingCopy(tx, {
        articleId,
        state: Y.encodeStateAsUpdate(copy),
        stateSeq: 0,
        lastSeq: 0,
        openSuggestions: listSuggestions(treeOf(copy)).length,
        cutAt: now,
      });
    }
    await wantLinks(ctx, tx, content);
    await recordAct(ctx, tx, { articleId, action: 'create', detail: { headline: content.headline } });
    return loadArticleView(ctx, tx, articleId);
  });
}

/** The document that an update makes by itself. Throws `request.invalid` for bytes that are no update. */
function readWorkingCopy(base64: string): Y.Doc {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, Buffer.from(base64, 'base64'));
  } catch {
    throw new DomainError('request.invalid', { fieldErrors: { workingCopy: 'field.invalid' } });
  }
  return doc;
}
