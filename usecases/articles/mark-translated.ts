import { articleReference } from '#core/articles/article-reference.ts';
import { mayMarkTranslated } from '#core/articles/edition.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';
import type { Transaction } from '#db/client.ts';
import { type ArticleWithWork, getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { findEdition } from '#db/queries/articles/editions.ts';
import { setTranslatedVersion } from '#db/queries/articles/translations.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { type EditionView, loadEdition } from './shared/edition-view.ts';
import { listUnsealedIds } from './shared/known-stories.ts';
import { invalidateArticlePages } from './shared/project-and-invalidate.ts';
import { recordAct } from './shared/record-act.ts';
import { requireReach } from './shared/require-read.ts';
import { cutVersion } from './shared/working-copy.ts';

const markTranslatedInput = articleReference.extend({
  /** The version of the original that the person has read. */
  originalVersion: wholeNumber({ min: 1 }),
});

/**
 * Marks a translation as made from the current version of its original. It holds from the translation's
 * working version on, and everything written so far becomes a version. Returns the original. Throws
 * `article.not-found`, `article.not-translation`, `article.original-newer` {yours, current}, the
 * policy's reason.
 */
export async function markTranslated(context: Context, raw: unknown): Promise<EditionView | null> {
  const { articleId, originalVersion } = parseInput(markTranslatedInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const edition = await findEdition(tx, articleId);
    const originalId = edition?.role === 'original' ? edition.id : null;
    const { locked, original } = await lockBoth(tx, articleId, originalId);
    requireReach(ctx, await loadFacts(tx, locked));
    if (original === null) throw new DomainError('article.not-translation');
    await requireReadable(ctx, tx, original);

    const found = await cutVersion(ctx, tx, { found: locked, reason: 'transition' });
    const input = { facts: await loadFacts(tx, found), now: ctx.now(), policy: ctx.policy };
    requireAllowed(mayMarkTranslated(ctx.actor, input));
    const { id: originalVersionId, number } = original.live ?? original.working;
    if (number !== originalVersion) {
      throw new DomainError('article.original-newer', { yours: originalVersion, current: number });
    }
    await setTranslatedVersion(tx, {
      articleId,
      fromNumber: found.working.number,
      originalVersionId,
      markedAt: ctx.now(),
    });
    await invalidateArticlePages(tx, found);
    const detail = { version: found.working.number, originalId: original.article.id, originalVersion };
    await recordAct(ctx, tx, { articleId, action: 'mark_translated', detail });
    return loadEdition(ctx, tx, articleId);
  });
}

/** Locks both stories in the order of their ids, as links of editions do. */
async function lockBoth(
  tx: Transaction,
  articleId: string,
  originalId: string | null,
): Promise<{ locked: ArticleWithWork; original: ArticleWithWork | null }> {
  const rows = new Map<string, ArticleWithWork>();
  for (const id of [articleId, originalId].filter((each) => each !== null).sort()) {
    rows.set(id, await getArticleForUpdate(tx, id));
  }
  const locked = rows.get(articleId);
  if (locked === undefined) throw new DomainError('article.not-found');
  // Another person removed the link while this request waited for the locks.
  const isLinked = locked.article.translationOf === originalId;
  return { locked, original: isLinked && originalId !== null ? (rows.get(originalId) ?? null) : null };
}

/** A story whose text the person may not read does not exist for them. */
async function requireReadable(
  ctx: ActorContext,
  tx: Transaction,
  { article }: ArticleWithWork,
): Promise<void> {
  const readable = await listUnsealedIds(ctx, tx, [article.id]);
  if (!readable.has(article.id)) throw new DomainError('article.not-found');
}
