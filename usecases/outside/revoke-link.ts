import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { findOutsideLink, revokeOutsideLinkOf } from '#db/queries/comments/outside-links.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import { type Context, requireActor } from '../context.ts';
import { requireManageLinks } from './shared/require-manage-links.ts';

const revokeInput = articleReference.extend({ linkId: z.uuid('outside.not-found') });

/**
 * Revokes a link; effective with the next request in every browser. Idempotent. Throws the policy's reason,
 * `article.not-found`, `outside.not-found`.
 */
export async function revokeOutsideLink(context: Context, raw: unknown): Promise<{ id: string }> {
  const { articleId, linkId } = parseInput(revokeInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    await requireManageLinks(ctx, tx, await getArticleForUpdate(tx, articleId));
    const link = await findOutsideLink(tx, linkId);
    if (link?.articleId !== articleId) throw new DomainError('outside.not-found');
    const isEnded = await revokeOutsideLinkOf(tx, { articleId, linkId, by: ctx.actor.id, at: ctx.now() });
    if (isEnded) {
      await recordAct(ctx, tx, {
        articleId,
        action: 'revoke_outside_link',
        detail: { linkId, label: link.label },
      });
    }
    return { id: linkId };
  });
}
