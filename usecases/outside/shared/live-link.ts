import { outsideLinkStatus } from '#core/outside/link-status.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import { findOutsideLink, type OutsideLinkRow } from '#db/queries/comments/outside-links.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../../context.ts';
import { loadLinkGround } from './link-ground.ts';

/** The link with this id and secret. Throws `outside.not-found`, equally for an unknown id. */
export async function getLinkBySecret(
  q: Queryable,
  { linkId, secret }: { linkId: string; secret: string },
): Promise<OutsideLinkRow> {
  const link = await findOutsideLink(q, linkId);
  if (link === null || link.secretHash !== sha256(secret)) throw new DomainError('outside.not-found');
  return link;
}

/**
 * Whether a link can be opened or remains open. Throws `outside.not-found` for an inactive one, without a
 * reason.
 */
export async function requireLiveLink(
  ctx: Context,
  q: Queryable,
  { link, found }: { link: OutsideLinkRow; found: ArticleWithWork },
): Promise<'open' | 'used'> {
  const ground = await loadLinkGround(ctx, q, { found, makerId: link.createdBy });
  const status = outsideLinkStatus(link, ground, ctx.now());
  if (status !== 'open' && status !== 'used') throw new DomainError('outside.not-found');
  return status;
}
