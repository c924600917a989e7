import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { isSealed, mayEdit } from '#core/articles/policy.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findSavedAt, listActsOnVersions, listForkLines } from '#db/queries/versions.ts';
import { type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { demandRead } from './shared/demand-read.ts';
import { loadVersionLines } from './shared/version-lines.ts';

const pageSize = 30;
const listTimelineInput = articleReference.extend({
  beforeNumber: z.coerce.number().int().min(1).optional(),
});

/**
 * The history of a text: its versions, thirty a page, newest first, each with what it was cut for, and the kept
 * texts that were written meanwhile. `nextBefore` leads to the older ones. Throws `article.not-found`.
 */
export async function listTimeline(context: Context, raw: unknown) {
  const { articleId, beforeNumber } = parseInput(listTimelineInput, raw);
  const ctx = requireActor(context);
  const found = await demandRead(ctx, ctx.db, articleId);
  const lines = await loadVersionLines(ctx, ctx.db, { found, beforeNumber, limit: pageSize + 1 });
  const versions = lines.slice(0, pageSize);
  const oldest = versions.at(-1);
  const hasMore = lines.length > pageSize && oldest !== undefined;
  const acts = await listActsOnVersions(ctx.db, { articleId, numbers: versions.map(({ number }) => number) });
  const forks = await listForkLines(ctx.db, {
    articleId,
    from: hasMore ? oldest.savedAt : null,
    until: beforeNumber === undefined ? null : await findSavedAt(ctx.db, { articleId, number: beforeNumber }),
  });
  return {
    headline: isSealed(ctx.actor, found.article) ? '' : found.working.headline,
    currentNumber: found.article.workingNumber,
    canEdit: mayEdit(ctx.actor, await loadFacts(ctx.db, found), ctx.now(), ctx.policy).ok,
    versions: versions.map((version) => ({ ...version, cause: causeOf(version, acts) })),
    forks,
    nextBefore: hasMore ? oldest.number : null,
  };
}

/** What a version was cut for, where more is known than its reason says. */
export type VersionCause =
  | { readonly kind: 'action'; readonly action: string }
  | { readonly kind: 'restored'; readonly from: number }
  | { readonly kind: 'fork'; readonly baseNumber: number };

type Act = { readonly action: string; readonly detail: Record<string, unknown> };

function causeOf(version: { number: number; reason: string }, acts: readonly Act[]): VersionCause | null {
  const own = acts.filter(({ detail }) => detail.version === version.number);
  if (version.reason === 'restored') {
    const restored = own.find(({ action }) => action === 'article.restore_version');
    if (restored !== undefined) return { kind: 'restored', from: Number(restored.detail.from) };
    const taken = own.find(({ action }) => action === 'article.take_over_fork');
    return taken === undefined ? null : { kind: 'fork', baseNumber: Number(taken.detail.from) };
  }
  if (version.reason !== 'transition') return null;
  const [first] = own;
  return first === undefined ? null : { kind: 'action', action: first.action.replace(/^article\./, '') };
}
