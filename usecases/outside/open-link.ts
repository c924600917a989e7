import { outsideVisitMs } from '#core/outside/outside-link.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { getArticleForUpdate } from '#db/queries/articles/articles.ts';
import {
  findOutsideVisit,
  insertOutsideVisit,
  noteOutsideOpening,
} from '#db/queries/comments/outside-links.ts';
import { sha256 } from '#platform/text/hash.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import type { Context } from '../context.ts';
import { getLinkBySecret, requireLiveLink } from './shared/live-link.ts';
import { limitOutsideRate } from './shared/outside-limits.ts';
import { linkReference, parseHolder, visitReference } from './shared/outside-schemas.ts';

const openLinkInput = linkReference.extend(visitReference.shape);

/**
 * Opens a link in one browser, which generated its visit secret beforehand, so that a repeated request is the
 * same opening. A single-use link opens once, for the first browser. Throws `outside.not-found` equally for
 * every link that does not open; `request.too-many`.
 */
export async function openOutsideLink(ctx: Context, raw: unknown): Promise<{ endsAt: Date }> {
  const { linkId, secret, visitSecret } = parseHolder(openLinkInput, raw);
  return ctx.db.transaction(async (tx) => {
    const { articleId } = await getLinkBySecret(tx, { linkId, secret });
    // The article is locked, so that no transition happens between check and opening; the link is loaded
    // again after that.
    const found = await getArticleForUpdate(tx, articleId);
    const link = await getLinkBySecret(tx, { linkId, secret });
    const now = ctx.now();
    const status = await requireLiveLink(ctx, tx, { link, found });
    const secretHash = sha256(visitSecret);
    const before = await findOutsideVisit(tx, { linkId, secretHash, now });
    if (before !== null) return { endsAt: before.endsAt };
    if (status === 'used' || !(await noteOutsideOpening(tx, { linkId, at: now }))) {
      throw new DomainError('outside.not-found');
    }
    limitOutsideRate('openings', linkId, now);
    const endsAt = new Date(Math.min(now.getTime() + outsideVisitMs, link.expiresAt.getTime()));
    await insertOutsideVisit(tx, {
      id: ctx.newId(),
      linkId,
      secretHash,
      openedAt: now,
      endsAt,
    });
    await recordAct(ctx, tx, {
      articleId,
      action: 'open_outside_link',
      detail: { linkId, label: link.label },
    });
    return { endsAt };
  });
}
