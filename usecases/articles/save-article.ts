import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { mayEdit } from '#core/articles/policy.ts';
import type { WorkState } from '#core/articles/states.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { applyBodyDelta, bodyDeltaSchema } from '#core/document/body-delta.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import {
  type ArticleWithWork,
  findOwnVersion,
  findVersion,
  getArticleForUpdate,
} from '#db/queries/articles/articles.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { keepFork } from './shared/keep-fork.ts';
import { requireContentRights } from './shared/require-content-rights.ts';
import { requireReach } from './shared/require-read.ts';
import { changedContent, contentOf, hashOf } from './shared/version-content.ts';
import { cutVersion, isSameContent } from './shared/working-copy.ts';
import { writeVersion } from './shared/write-version.ts';

const saveArticleInput = z.object({
  articleId: z.uuid(),
  /** The version on which the writer's text is based. */
  baseVersion: z.int().min(1),
  changes: z.record(z.string(), z.unknown()).and(z.object({ bodyDelta: bodyDeltaSchema.optional() })),
});

export type SavedArticle = {
  readonly version: number;
  readonly savedAt: Date;
  readonly workState: WorkState;
  readonly contentHash: string;
};

type Saving = z.infer<typeof saveArticleInput>;

type Outcome = { readonly saved: SavedArticle } | { readonly kept: DomainError };

/**
 * Saves changes as the next version. `changes` holds the changed fields; the body is complete or a
 * `bodyDelta` against the base. A save on a stale base, or by a person who lost the right to write,
 * overwrites nothing and loses nothing. Its text becomes a fork, which the error names. Changes by others in
 * the working copy become a version first, so that the base is then stale. A repeated request after a lost
 * answer gets the same answer. Throws `article.stale-version` {yours, current, forkId}, `article.not-found`,
 * `request.invalid`, or the policy's reason with {forkId}.
 */
export async function saveArticle(context: Context, raw: unknown): Promise<SavedArticle> {
  const input = parseInput(saveArticleInput, raw);
  const ctx = requireActor(context);
  // Between the long steps of a large text other requests have their turn.
  await nextTurn();
  const outcome = await ctx.db.transaction(async (tx): Promise<Outcome> => {
    const locked = await getArticleForUpdate(tx, input.articleId);
    const now = ctx.now();
    requireReach(ctx, await loadFacts(tx, locked));
    const found = await cutOrNull(ctx, tx, locked);
    const content = await contentOnBase(ctx, tx, { ...input, found: found ?? locked });
    const facts = await loadFacts(tx, found ?? locked);
    const kept = { articleId: input.articleId, baseNumber: input.baseVersion, content };
    const allowed = mayEdit(ctx.actor, { facts, now, policy: ctx.policy });
    if (!allowed.ok) {
      const forkId = await keepFork(ctx, tx, { ...kept, reason: 'not-allowed' });
      return { kept: new DomainError(allowed.why, { forkId }) };
    }
    if (found === null || input.baseVersion !== found.article.workingNumber) {
      const saved = await savedBefore(ctx, tx, { found: found ?? locked, content, base: input.baseVersion });
      if (saved !== null) return { saved };
      const forkId = await keepFork(ctx, tx, { ...kept, reason: 'stale-version' });
      const current = (found ?? locked).article.workingNumber;
      return {
        kept: new DomainError('article.stale-version', { yours: input.baseVersion, current, forkId }),
      };
    }
    requireContentRights(ctx, facts, { before: found.working, after: content });
    return { saved: await saveAsVersion(ctx, tx, { found, content }) };
  });
  // Thrown only after the commit of the transaction that stores the text.
  if ('kept' in outcome) throw outcome.kept;
  return outcome.saved;
}

/** The result of an earlier identical request whose answer was lost; null for a new one. */
async function savedBefore(
  ctx: ActorContext,
  tx: Transaction,
  { found, content, base }: { found: ArticleWithWork; content: VersionContent; base: number },
): Promise<SavedArticle | null> {
  const { id: articleId, workState } = found.article;
  const version = await findOwnVersion(tx, {
    ...{ articleId, baseNumber: base, savedBy: ctx.actor.id, contentHash: hashOf(content) },
  });
  if (version === null) return null;
  const { number, savedAt, contentHash } = version;
  return { version: number, savedAt, workState, contentHash };
}

/** The article after a version was cut from the working copy; null if that text cannot become a version. */
async function cutOrNull(
  ctx: ActorContext,
  tx: Transaction,
  locked: ArticleWithWork,
): Promise<ArticleWithWork | null> {
  try {
    return await cutVersion(ctx, tx, { found: locked, reason: 'session' });
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** The writer's complete text: their changes applied to their base version. */
async function contentOnBase(
  ctx: ActorContext,
  tx: Transaction,
  { found: { article, working }, baseVersion, changes }: Saving & { found: ArticleWithWork },
): Promise<VersionContent> {
  const { bodyDelta, ...fields } = changes;
  const base =
    baseVersion === article.workingNumber
      ? working
      : await findVersion(tx, { articleId: article.id, number: baseVersion });
  if (base === null) throw new DomainError('article.unknown-base-version', { yours: baseVersion });
  const content = contentOf(base);
  const body = bodyDelta === undefined ? {} : { body: applyBodyDelta(content.body, bodyDelta) };
  return changedContent(ctx, tx, { base: content, changes: { ...fields, ...body } });
}

async function saveAsVersion(
  ctx: ActorContext,
  tx: Transaction,
  { found, content }: { found: ArticleWithWork; content: VersionContent },
): Promise<SavedArticle> {
  const { article, working } = found;
  if (isSameContent(content, contentOf(working))) {
    const { workState, savedAt, workingNumber: version } = article;
    return { version, savedAt, workState, contentHash: working.contentHash };
  }
  await nextTurn();
  const { columns, ...saved } = await writeVersion(ctx, tx, {
    found,
    content,
    reason: 'saved',
    writerIds: [],
  });
  return { ...saved, workState: columns.workState ?? article.workState };
}
