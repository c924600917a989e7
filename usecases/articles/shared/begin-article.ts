import * as Y from 'yjs';
import { type AuthoredText, attributeChange, authorshipOf, bornIn } from '#core/articles/authorship.ts';
import { blankContent } from '#core/articles/blank-content.ts';
import { wordsOf } from '#core/articles/letters.ts';
import { bodyText } from '#core/document/body-text.ts';
import { chartErrors } from '#core/document/charts/chart-data.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { slugFor } from '#core/text/slug.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { listSuggestions } from '#core/working-copy/suggestions.ts';
import type { Transaction } from '#db/client.ts';
import { getArticle, insertArticle } from '#db/queries/articles/articles.ts';
import { insertClientClaims, insertWorkingCopy } from '#db/queries/articles/working-copies.ts';
import { getDefaultSectionId } from '#db/queries/sections/default-section.ts';
import { wantLinks } from '../../checks/shared/want-links.ts';
import type { ActorContext } from '../../context.ts';
import { loadFacts } from './article-facts.ts';
import { claimsOfAll } from './known-copy.ts';
import { recordAct } from './record-act.ts';
import { requireContentRights } from './require-content-rights.ts';
import { changedContent, hashOf } from './version-content.ts';

/**
 * Inserts a new draft of the actor and records its creation. `content` is a partial version content; a
 * working copy has the same content. `source` is the text that it was made from, and its authors; by default
 * the actor wrote it. False if the article id exists. Throws `request.invalid`, or the reason why the actor
 * may not pin a story.
 */
export async function beginArticle(
  ctx: ActorContext,
  tx: Transaction,
  {
    articleId,
    locale = ctx.site.locale,
    content: changes,
    copy = null,
    source = { before: { words: [], letters: [] }, writer: ctx.actor.id },
  }: {
    articleId: string;
    locale?: Locale | undefined;
    content: Record<string, unknown>;
    copy?: Y.Doc | null;
    source?: { readonly before: AuthoredText; readonly writer: string };
  },
): Promise<boolean> {
  const now = ctx.now();
  const blank = blankContent(await getDefaultSectionId(tx, ctx.actor), { bylineIds: [ctx.actor.id] });
  const content = await changedContent(ctx, tx, {
    base: blank,
    changes: copy === null ? changes : contentOf(copy, chartErrors),
  });
  const letters = attributeChange(wordsOf(content), { ...source, number: 1 });
  const writers = letters.map(({ writer }) => writer);
  const wroteSomething = `${content.headline}${content.sapo}${bodyText(content.body)}`.trim() !== '';
  const isNew = await insertArticle(tx, {
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
      contributorIds: wroteSomething ? [...new Set([ctx.actor.id, ...writers])] : [],
      authorship: authorshipOf(bornIn(1, writers)),
      savedAt: now,
      contentHash: hashOf(content),
    },
  });
  if (!isNew) return false;
  const before = { ...content, pinIds: [] };
  requireContentRights(ctx, await loadFacts(tx, await getArticle(tx, articleId)), { before, after: content });
  if (copy !== null) {
    await insertWorkingCopy(tx, {
      articleId,
      state: Y.encodeStateAsUpdate(copy),
      stateSeq: 0,
      lastSeq: 0,
      openSuggestions: listSuggestions(treeOf(copy)).length,
      cutAt: now,
      clientsKnown: true,
    });
    await insertClientClaims(tx, articleId, claimsOfAll(copy, ctx.actor.id));
  }
  await wantLinks(ctx, tx, content);
  await recordAct(ctx, tx, { articleId, action: 'create', detail: { headline: content.headline } });
  return true;
}
