import { z } from 'zod';
import type { OutsideLinkKind } from '#core/outside/outside-link.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { findOutsideVisit } from '#db/queries/comments/outside-links.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../context.ts';
import { getLinkBySecret, requireLiveLink } from './shared/live-link.ts';
import { linkReference, parseHolder } from './shared/outside-schemas.ts';

const findLandingInput = linkReference.extend({ visitSecret: z.string().max(100).optional() });

/** The entry page of a share link: its recipient and kind, nothing of the story. */
export type LinkLanding = {
  readonly kind: OutsideLinkKind;
  readonly label: string;
  readonly singleUse: boolean;
  readonly expiresAt: Date;
  /** This browser has opened it already. */
  readonly isOpened: boolean;
};

/**
 * The entry page of a share link. Loading it does not open the link, because mail programs prefetch URLs.
 * Throws `outside.not-found` equally for an inactive, used or unknown link.
 */
export async function findLinkLanding(ctx: Context, raw: unknown): Promise<LinkLanding> {
  const { linkId, secret, visitSecret } = parseHolder(findLandingInput, raw);
  const link = await getLinkBySecret(ctx.db, { linkId, secret });
  const found = await getArticle(ctx.db, link.articleId);
  const status = await requireLiveLink(ctx, ctx.db, { link, found });
  const secretHash = visitSecret === undefined ? null : sha256(visitSecret);
  const isOpened =
    secretHash !== null && (await findOutsideVisit(ctx.db, { linkId, secretHash, now: ctx.now() })) !== null;
  if (status === 'used' && !isOpened) throw new DomainError('outside.not-found');
  const { kind, label, singleUse, expiresAt } = link;
  return { kind, label, singleUse, expiresAt, isOpened };
}
