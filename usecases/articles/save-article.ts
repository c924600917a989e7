import { z } from 'zod';
import { may, mayEdit } from '#core/articles/policy.ts';
import type { WorkState } from '#core/articles/states.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { applyBodyDelta, bodyDeltaSchema } from '#core/document/body-delta.ts';
import { type Decision, demand, YES } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { slugFor } from '#core/text/slug.ts';
import type { Transaction } from '#db/client.ts';
import {
  type ArticleWithWork,
  findVersion,
  getArticleForUpdate,
  insertFork,
  insertVersion,
  updateArticle,
} from '#db/queries/articles.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { changedContent, contentOf, hashOf } from './shared/version-content.ts';

const saveArticleInput = z.object({
  articleId: z.uuid(),
  /** The version number on which the writer's text stands. */
  baseVersion: z.int().min(1),
  changes: z.record(z.string(), z.unknown()).and(z.object({ bodyDelta: bodyDeltaSchema.optional() })),
});

export type SavedArticle = {
  readonly version: number;
  readonly savedAt: Date;
  readonly workState: WorkState;
  readonly contentHash: string;
};

type Outcome = { readonly saved: SavedArticle } | { readonly kept: DomainError };

/**
 * Saves changes as the next version. `changes` holds the fields that changed, the body whole or as `bodyDelta`
 * against the base. A save on a stale base, or by somebody who may read but no longer write, overwrites nothing
 * and loses nothing: its text is kept as a fork, which the error names.
 * Throws `article.stale-version` {yours, current, forkId}, `article.not-found`, `request.invalid`, or the
 * policy's reason with {forkId}.
 */
export async function saveArticle(context: Context, raw: unknown): Promise<SavedArticle> {
  const input = parseInput(saveArticleInput, raw);
  const ctx = requireActor(context);
  const outcome = await ctx.db.transaction(async (tx): Promise<Outcome> => {
    const found = await getArticleForUpdate(tx, input.articleId);
    const facts = await loadFacts(tx, found);
    const now = ctx.now();
    if (!may(ctx.actor, 'read_unpublished', facts, now, ctx.policy).ok) {
      throw new DomainError('article.not-found');
    }
    const content = await contentOnBase(ctx, tx, found, input);
    const allowed = mayEdit(ctx.actor, facts, now, ctx.policy);
    if (!allowed.ok) return { kept: await keepFork(ctx, tx, { input, content, refusal: allowed }) };
    if (input.baseVersion !== found.article.workingNumber) {
      return { kept: await keepFork(ctx, tx, { input, content, current: found.article.workingNumber }) };
    }
    if (content.sectionId !== found.working.sectionId) {
      demand(may(ctx.actor, 'relocate', facts, now, ctx.policy));
    }
    return { saved: await writeVersion(ctx, tx, found, content) };
  });
  // Thrown only now: the transaction that keeps the text had to commit first.
  if ('kept' in outcome) throw outcome.kept;
  return outcome.saved;
}

/** The writer's whole text: their changes made to the version that they started from. */
async function contentOnBase(
  ctx: ActorContext,
  tx: Transaction,
  { article, working }: ArticleWithWork,
  { baseVersion, changes: { bodyDelta, ...fields } }: z.infer<typeof saveArticleInput>,
): Promise<VersionContent> {
  const base =
    baseVersion === article.workingNumber
      ? working
      : await findVersion(tx, { articleId: article.id, number: baseVersion });
  if (base === null) throw new DomainError('article.unknown-base-version', { yours: baseVersion });
  const body = bodyDelta === undefined ? {} : { body: applyBodyDelta(base.body, bodyDelta) };
  return changedContent(ctx, tx, contentOf(base), { ...fields, ...body });
}

async function keepFork(
  ctx: ActorContext,
  tx: Transaction,
  {
    input,
    content,
    current,
    refusal = YES,
  }: {
    input: z.infer<typeof saveArticleInput>;
    content: VersionContent;
    current?: number;
    refusal?: Decision;
  },
): Promise<DomainError> {
  const forkId = ctx.newId();
  await insertFork(tx, {
    id: forkId,
    articleId: input.articleId,
    baseNumber: input.baseVersion,
    savedBy: ctx.actor.id,
    savedAt: ctx.now(),
    reason: refusal.ok ? 'stale-version' : 'not-allowed',
    content,
  });
  return refusal.ok
    ? new DomainError('article.stale-version', { yours: input.baseVersion, current, forkId })
    : new DomainError(refusal.why, { forkId });
}

async function writeVersion(
  ctx: ActorContext,
  tx: Transaction,
  { article, working }: ArticleWithWork,
  content: VersionContent,
): Promise<SavedArticle> {
  const savedAt = ctx.now();
  const contentHash = hashOf(content);
  if (contentHash === working.contentHash) {
    const { workState, savedAt: lastSavedAt, workingNumber: version } = article;
    return { version, savedAt: lastSavedAt, workState, contentHash };
  }
  const version = article.workingNumber + 1;
  await insertVersion(tx, {
    ...content,
    id: ctx.newId(),
    articleId: article.id,
    number: version,
    baseNumber: article.workingNumber,
    reason: 'saved',
    savedBy: ctx.actor.id,
    savedAt,
    contentHash,
  });
  const workState = article.workState === 'in_review' ? 'in_review' : 'draft';
  // Until readers have had the story its address follows its words; afterwards it is permanent.
  const address =
    article.firstPublishedAt === null && article.publicState === 'none'
      ? { slug: slugFor(content.headline), sectionId: content.sectionId }
      : {};
  await updateArticle(tx, article.id, { workState, ...address });
  return { version, savedAt, workState, contentHash };
}
