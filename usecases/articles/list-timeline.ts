import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { isSealed, mayEdit } from '#core/articles/policy.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listActsOnVersions, listForkItems } from '#db/queries/articles/versions.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { loadVersionItems } from './shared/version-items.ts';

const pageSize = 30;
const listTimelineInput = articleReference.extend({
  cursor: z.string().max(200, 'field.invalid').optional(),
});

/**
 * The history of a text, newest first, thirty entries per page: versions with their cause, and forks.
 * `nextCursor` leads to older ones. Throws `article.not-found`, `request.invalid` for an invalid cursor.
 */
export async function listTimeline(context: Context, raw: unknown) {
  const { articleId, cursor } = parseInput(listTimelineInput, raw);
  const ctx = requireActor(context);
  const found = await requireRead(ctx, ctx.db, articleId);
  const moment = cursor === undefined ? null : cursorFrom(cursor);
  const limit = pageSize + 1;
  const lines = await loadVersionItems(ctx, ctx.db, { found, before: { moment }, limit });
  const kept = await listForkItems(ctx.db, { articleId, before: moment, limit });
  const entries = [...lines, ...kept].sort(byTime);
  const page = new Set(entries.slice(0, pageSize));
  const versions = lines.filter((line) => page.has(line));
  const acts = await listActsOnVersions(ctx.db, { articleId, numbers: versions.map(({ number }) => number) });
  const last = entries[pageSize - 1];
  return {
    headline: isSealed(ctx.actor, found.article) ? '' : found.working.headline,
    currentNumber: found.article.workingNumber,
    canEdit: mayEdit(ctx.actor, { facts: found.facts, now: ctx.now(), policy: ctx.policy }).ok,
    versions: versions.map((version) => ({ ...version, cause: causeOf(version, acts) })),
    forks: kept.filter((fork) => page.has(fork)),
    nextCursor: entries.length > pageSize && last ? cursorTo({ at: last.savedAt, id: last.id }) : null,
  };
}

type Moment = { readonly savedAt: Date; readonly id: string };

/** Newest first, as in the database's order. */
function byTime(one: Moment, other: Moment): number {
  const apart = other.savedAt.getTime() - one.savedAt.getTime();
  if (apart !== 0) return apart;
  return one.id < other.id ? 1 : -1;
}

/** The cause of a version, if it is known more precisely than by its reason. */
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
