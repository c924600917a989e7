import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { mayMakeOutsideLink } from '#core/outside/link-policy.ts';
import {
  OUTSIDE_LINK_KINDS,
  type OutsideLinkItem,
  outsideLabelMaxChars,
  outsideLinkMaxHours,
} from '#core/outside/outside-link.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { absoluteUrl, linkLandingUrl } from '#core/urls.ts';
import type { Queryable } from '#db/client.ts';
import {
  type ArticleWithWork,
  findVersion,
  getArticle,
  getArticleForUpdate,
} from '#db/queries/articles/articles.ts';
import { insertOutsideLink, replaceOutsideLink } from '#db/queries/comments/outside-links.ts';
import { newSecret } from '#platform/auth/new-secret.ts';
import { sha256 } from '#platform/text/hash.ts';
import { loadFacts } from '../articles/shared/article-facts.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import { requireReach } from '../articles/shared/require-read.ts';
import { cutIfPossible } from '../articles/shared/working-copy.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';

const hourMs = 60 * 60_000;

export const makeLinkInput = articleReference.extend({
  kind: z.enum(OUTSIDE_LINK_KINDS),
  label: z
    .string('field.required')
    .transform(normaliseText)
    .pipe(z.string().min(1, 'field.required').max(outsideLabelMaxChars, 'field.too-long')),
  hours: z.number().int('field.invalid').min(1, 'field.invalid').max(outsideLinkMaxHours, 'field.invalid'),
  singleUse: z.boolean().default(false),
  /** The version number; by default everything written so far. */
  version: z.number().int().min(1, 'field.invalid').optional(),
  /** A client-generated id makes creation idempotent. */
  id: z.uuid().optional(),
});

/**
 * Creates a share link to exactly one version. Only the returned URL contains the secret; the database has
 * its SHA-256. A repeated request with the same `id` replaces the first link, whose URL was lost. Throws the
 * policy's reason, `article.not-found`, `article.sealed`, `auth.reauthenticate`, `request.invalid`
 * {fieldErrors}. The latter also for an id of a link that was opened, has ended, or belongs to another
 * person.
 */
export async function makeOutsideLink(
  context: Context,
  raw: unknown,
): Promise<OutsideLinkItem & { url: string }> {
  const input = parseInput(makeLinkInput, raw);
  const ctx = requireActor(context);
  await requireMake(ctx, ctx.db, await getArticle(ctx.db, input.articleId));
  requireFresh(ctx);
  // Includes text that is being written now.
  if (input.version === undefined) await cutIfPossible(ctx, input.articleId, 'saved');
  const secret = newSecret('');
  return ctx.db.transaction(async (tx) => {
    const found = await getArticleForUpdate(tx, input.articleId);
    await requireMake(ctx, tx, found);
    const { article } = found;
    const version =
      input.version === undefined
        ? found.working
        : await findVersion(tx, { articleId: article.id, number: input.version });
    if (version === null) {
      throw new DomainError('request.invalid', { fieldErrors: { version: 'field.invalid' } });
    }
    const createdAt = ctx.now();
    const { kind, label, singleUse } = input;
    const { workState, publicState, stateChanges } = article;
    const link = {
      id: input.id ?? ctx.newId(),
      kind,
      label,
      singleUse,
      workState,
      publicState,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + input.hours * hourMs),
    };
    const row = {
      ...link,
      articleId: article.id,
      versionId: version.id,
      secretHash: sha256(secret),
      stateChanges,
      createdBy: ctx.actor.id,
    };
    if (!(await insertOutsideLink(tx, row)) && !(await replaceOutsideLink(tx, row))) {
      throw new DomainError('request.invalid', { fieldErrors: { id: 'field.invalid' } });
    }
    await recordAct(ctx, tx, {
      articleId: article.id,
      action: 'make_outside_link',
      detail: {
        linkId: link.id,
        kind,
        label,
        version: version.number,
        singleUse,
        expiresAt: link.expiresAt.toISOString(),
      },
    });
    return {
      ...link,
      version: version.number,
      createdBy: { id: ctx.actor.id, name: ctx.actor.name },
      status: 'open' as const,
      usedAt: null,
      lastOpenedAt: null,
      openings: 0,
      comments: 0,
      revokedAt: null,
      revokedBy: null,
      url: absoluteUrl(ctx.site.url, linkLandingUrl(link.id, secret)),
    };
  });
}

async function requireMake(ctx: ActorContext, q: Queryable, found: ArticleWithWork): Promise<void> {
  const facts = await loadFacts(q, found);
  requireReach(ctx, facts);
  requireAllowed(mayMakeOutsideLink(ctx.actor, { facts, now: ctx.now(), policy: ctx.policy }));
}
