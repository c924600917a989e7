import { z } from 'zod';
import { canBeEditions, mayLinkEdition } from '#core/articles/edition.ts';
import { EDITION_ROLES, type EditionRole } from '#core/articles/edition-roles.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import { getArticle, getArticleForUpdate } from '#db/queries/articles.ts';
import { findEdition, setTranslationOf } from '#db/queries/editions.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { demandReach } from './shared/demand-read.ts';
import { type EditionView, loadEdition } from './shared/edition-view.ts';
import { listUnsealedIds } from './shared/list-readable-ids.ts';
import { tellReaders } from './shared/reach-readers.ts';
import { recordAct } from './shared/record-act.ts';

const linkEditionInput = z.object({
  articleId: z.uuid(),
  /** The story in the other language; null takes the link away. */
  editionId: z.uuid().nullable(),
  /** What that one is to this. */
  role: z.enum(EDITION_ROLES).default('original'),
});

/**
 * Says which story is the edition of this one in the other language, and which of the two is the original; the pages
 * of both link to each other from then on. Answers with the other edition. Throws `article.not-found`,
 * `article.edition-same-language`, `article.edition-taken`, `request.invalid` for one that the person does not know,
 * the policy's reason.
 */
export async function linkEdition(context: Context, raw: unknown): Promise<EditionView | null> {
  const { articleId, editionId, role } = parseInput(linkEditionInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    await demandRight(ctx, tx, articleId);
    const standing = await findEdition(tx, articleId);
    if ((standing?.id ?? null) === editionId && (standing === null || standing.role === role)) {
      return loadEdition(ctx, tx, articleId);
    }
    if (editionId !== null && editionId !== standing?.id) await demandKnown(ctx, tx, editionId);
    const touched = [articleId, standing?.id, editionId].filter((id) => id != null);
    // Always in one order, so that two who link at once wait for each other and not for ever.
    for (const id of [...new Set(touched)].sort()) await getArticleForUpdate(tx, id);
    const before = await findEdition(tx, articleId);
    // Somebody has linked it while this one waited for the rows.
    if (before?.id !== standing?.id) throw new DomainError('article.edition-taken');
    if (editionId !== null) await demandPair(tx, { articleId, editionId });

    if (before !== null) await write(tx, { articleId, ...before, isLinked: false });
    if (editionId !== null) await write(tx, { articleId, id: editionId, role, isLinked: true });
    for (const id of new Set(touched)) await tellReaders(tx, await getArticle(tx, id));
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

async function demandRight(ctx: ActorContext, tx: Transaction, articleId: string): Promise<void> {
  const facts = await loadFacts(tx, await getArticle(tx, articleId));
  demandReach(ctx, facts);
  demand(mayLinkEdition(ctx.actor, facts, ctx.now(), ctx.policy));
}

/** A story of which the person may not read the words does not exist for them. */
async function demandKnown(ctx: ActorContext, tx: Transaction, editionId: string): Promise<void> {
  const readable = await listUnsealedIds(ctx, tx, [editionId]);
  if (readable.has(editionId)) return;
  throw new DomainError('request.invalid', { fieldErrors: { editionId: 'field.unknown-reference' } });
}

async function demandPair(
  tx: Transaction,
  { articleId, editionId }: { articleId: string; editionId: string },
): Promise<void> {
  const slice = async (id: string) => {
    const { article } = await getArticle(tx, id);
    return { id, locale: article.locale, editionId: (await findEdition(tx, id))?.id ?? null };
  };
  demand(canBeEditions(await slice(articleId), await slice(editionId)));
}

/** The translation's row names the original; `role` is what `id` is to the article. */
async function write(
  tx: Transaction,
  { articleId, id, role, isLinked }: { articleId: string; id: string; role: EditionRole; isLinked: boolean },
): Promise<void> {
  const [translation, original] = role === 'original' ? [articleId, id] : [id, articleId];
  await setTranslationOf(tx, { articleId: translation, originalId: isLinked ? original : null });
}

function otherRole(role: EditionRole): EditionRole {
  return role === 'original' ? 'translation' : 'original';
}
