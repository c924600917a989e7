import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable, Transaction } from '#db/client.ts';
import { type ArticleWithWork, getArticle, getArticleForUpdate } from '#db/queries/articles/articles.ts';
import {
  findOutsideLink,
  findOutsideVisit,
  type OutsideLinkRow,
} from '#db/queries/comments/outside-links.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../../context.ts';
import { requireLiveLink } from './live-link.ts';

type Visit = { readonly linkId: string; readonly visitSecret: string };
type Visited = { readonly link: OutsideLinkRow; readonly found: ArticleWithWork; readonly endsAt: Date };

/**
 * The link that was opened in this browser and its article, while access is valid. Throws
 * `outside.not-found`.
 */
export async function requireVisit(ctx: Context, q: Queryable, visit: Visit): Promise<Visited> {
  const { link, endsAt } = await findVisited(ctx, q, visit);
  const found = await getArticle(q, link.articleId);
  await requireLiveLink(ctx, q, { link, found });
  return { link, found, endsAt };
}

/**
 * The same for a comment, with the article locked, so that no transition or revocation happens between check
 * and write. Throws `outside.not-found`, also for a read-only link.
 */
export async function requireReview(ctx: Context, tx: Transaction, visit: Visit): Promise<Visited> {
  const { link: before } = await findVisited(ctx, tx, visit);
  const found = await getArticleForUpdate(tx, before.articleId);
  const { link, endsAt } = await findVisited(ctx, tx, visit);
  await requireLiveLink(ctx, tx, { link, found });
  if (link.kind !== 'review') throw new DomainError('outside.not-found');
  return { link, found, endsAt };
}

async function findVisited(ctx: Context, q: Queryable, { linkId, visitSecret }: Visit) {
  const visit = await findOutsideVisit(q, { linkId, secretHash: sha256(visitSecret), now: ctx.now() });
  const link = visit === null ? null : await findOutsideLink(q, linkId);
  if (visit === null || link === null) throw new DomainError('outside.not-found');
  return { link, endsAt: visit.endsAt };
}
