import { z } from 'zod';
import { canBeEditions, type Edition, mayLinkEdition, mayLinkOther } from '#core/articles/edition.ts';
import { EDITION_ROLES, type EditionRole } from '#core/articles/edition-roles.ts';
import type { ArticleFacts } from '#core/articles/policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import { getArticle, getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { findEdition, setTranslationOf } from '#db/queries/articles/editions.ts';
import { forgetTranslatedVersions, setTranslatedVersion } from '#db/queries/articles/translations.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { type EditionView, loadEdition } from './shared/edition-view.ts';
import { listUnsealedIds } from './shared/known-stories.ts';
import { invalidateArticlePages } from './shared/project-and-invalidate.ts';
import { recordAct } from './shared/record-act.ts';
import { requireReach } from './shared/require-read.ts';

/** The number of every story's first version. */
const firstVersion = 1;

const linkEditionInput = z.object({
  articleId: z.uuid(),
  /** The story in the other language; null removes the link. */
  editionId: z.uuid().nullable(),
  /** The role of that story. */
  role: z.enum(EDITION_ROLES).default('original'),
});

/**
 * Links a story to its edition in the other language and sets which of the two is the original. Their pages
 * link to each other from then on. Needs the right to both stories. Returns the other edition. Throws
 * `article.not-found`, `article.edition-same-language`, `article.edition-taken`, `article.edition-no-right`,
 * `article.edition-unpublished-original`, the policy's reason. Throws `request.invalid` for a story that the
 * person may not know of.
 */
export async function linkEdition(context: Context, raw: unknown): Promise<EditionView | null> {
  const { articleId, editionId, role } = parseInput(linkEditionInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    await requireRight(ctx, tx, articleId);
    const existing = await findEdition(tx, articleId);
    if ((existing?.id ?? null) === editionId && (existing === null || existing.role === role)) {
      return loadEdition(ctx, tx, articleId);
    }
    if (editionId !== null && editionId !== existing?.id) await requireKnown(ctx, tx, editionId);
    const touched = [articleId, existing?.id, editionId].filter((id) => id != null);
    // Locked in a fixed order, so that concurrent requests wait for each other instead of deadlocking.
    for (const id of [...new Set(touched)].sort()) await getArticleForUpdate(tx, id);
    const before = await findEdition(tx, articleId);
    // Another person linked it while this request waited for the locks.
    if (before?.id !== existing?.id) throw new DomainError('article.edition-taken');
    const own = await factsOf(tx, articleId);
    for (const otherId of new Set([before?.id, editionId])) {
      if (otherId) await requireOther(ctx, tx, { own, otherId, isLinked: otherId === editionId });
    }
    if (editionId !== null) await requirePair(tx, { articleId, editionId, role });

    if (before !== null) await write(ctx, tx, { articleId, ...before, isLinked: false });
    if (editionId !== null) await write(ctx, tx, { articleId, id: editionId, role, isLinked: true });
    for (const id of new Set(touched)) await invalidateArticlePages(tx, await getArticle(tx, id));
    if (before !== null && before.id !== editionId) {
      await recordAct(ctx, tx, { articleId: before.id, action: 'link_edition', detail: { editionId: null } });
    }
    if (editionId !== null) {
      const detail = { editionId: articleId, role: otherRole(role) };
      await recordAct(ctx, tx, { articleId: editionId, action: 'link_edition', detail });
    }
    await recordAct(ctx, tx, {
      articleId,
      action: 'link_edition',
      detail: { editionId, ...(editionId !== null && { role }) },
    });
    return loadEdition(ctx, tx, articleId);
  });
}

async function factsOf(tx: Transaction, articleId: string): Promise<ArticleFacts> {
  return loadFacts(tx, await getArticle(tx, articleId));
}

async function requireRight(ctx: ActorContext, tx: Transaction, articleId: string): Promise<void> {
  const facts = await factsOf(tx, articleId);
  requireReach(ctx, facts);
  requireAllowed(mayLinkEdition(ctx.actor, { facts, now: ctx.now(), policy: ctx.policy }));
}

/** The right to the other story, which is to be linked or unlinked. */
async function requireOther(
  ctx: ActorContext,
  tx: Transaction,
  { own, otherId, isLinked }: { own: ArticleFacts; otherId: string; isLinked: boolean },
): Promise<void> {
  const input = { facts: await factsOf(tx, otherId), now: ctx.now(), policy: ctx.policy };
  requireAllowed(mayLinkOther(ctx.actor, input, { own, isLinked }));
}

/** A story whose text the person may not read does not exist for them. */
async function requireKnown(ctx: ActorContext, tx: Transaction, editionId: string): Promise<void> {
  const readable = await listUnsealedIds(ctx, tx, [editionId]);
  if (readable.has(editionId)) return;
  throw new DomainError('request.invalid', { fieldErrors: { editionId: 'field.unknown-reference' } });
}

async function requirePair(
  tx: Transaction,
  { articleId, editionId, role }: { articleId: string; editionId: string; role: EditionRole },
): Promise<void> {
  const slice = async (id: string): Promise<Edition> => {
    const { article } = await getArticle(tx, id);
    const everPublished = article.firstPublishedAt !== null;
    return { id, locale: article.locale, editionId: (await findEdition(tx, id))?.id ?? null, everPublished };
  };
  requireAllowed(canBeEditions(await slice(articleId), await slice(editionId), role));
}

/**
 * The translation's row refers to the original; `role` is the role of `id` for the article. A new translation
 * counts as made from the version that the original has now.
 */
async function write(
  ctx: ActorContext,
  tx: Transaction,
  { articleId, id, role, isLinked }: { articleId: string; id: string; role: EditionRole; isLinked: boolean },
): Promise<void> {
  const [translation, original] = role === 'original' ? [articleId, id] : [id, articleId];
  await setTranslationOf(tx, { articleId: translation, originalId: isLinked ? original : null });
  await forgetTranslatedVersions(tx, translation);
  if (!isLinked) return;
  const { live, working } = await getArticle(tx, original);
  await setTranslatedVersion(tx, {
    articleId: translation,
    fromNumber: firstVersion,
    originalVersionId: (live ?? working).id,
    markedAt: ctx.now(),
  });
}

function otherRole(role: EditionRole): EditionRole {
  return role === 'original' ? 'translation' : 'original';
}
