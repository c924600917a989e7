import { z } from 'zod';
import type { DeskEntry } from '#core/live/desk-entry.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import { type EntryRow, nextChange, updateCoverage, updateEntry } from '#db/queries/live/live.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { loadDeskEntry } from './shared/desk-entry.ts';
import { getEntryOf, type LiveStory, lockLiveStory, requireLive } from './shared/live-story.ts';
import { notifyLive, recordLive } from './shared/notify-live.ts';
import { publishEntry } from './shared/publish-entry.ts';

/** Actions on an entry that do not change its text. */
export const ENTRY_COMMANDS = ['publish', 'withdraw', 'pin', 'unpin'] as const;

const actOnEntryInput = z.object({
  articleId: z.uuid('article.not-found'),
  entryId: z.uuid('live.entry-not-found'),
  act: z.enum(ENTRY_COMMANDS, 'action.unknown'),
  baseVersion: z.int('field.invalid').min(1, 'field.invalid').optional(),
  reason: z
    .string()
    .max(600, 'field.too-long')
    .transform((reason) => reason.trim())
    .default(''),
});

/**
 * Publishes, withdraws, pins or unpins an entry. Throws the policy's reason, `live.entry-not-found`,
 * `live.stale-entry`, `live.has-tk`, `request.invalid` for a withdrawal without a reason.
 */
export async function actOnEntry(context: Context, raw: unknown): Promise<DeskEntry> {
  const { articleId, entryId, act, reason, baseVersion } = parseInput(actOnEntryInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const story = await lockLiveStory(ctx, tx, articleId);
    const scene = { story, entryId, articleId };
    if (act === 'publish') await publishEntry(ctx, tx, { story, entryId, baseVersion });
    else if (act === 'withdraw') await withdraw(ctx, tx, { ...scene, reason });
    else if (act === 'pin' || act === 'unpin') await pin(ctx, tx, { ...scene, act });
    else assertNever(act);
    return loadDeskEntry(ctx, tx, { story: await lockLiveStory(ctx, tx, articleId), entryId });
  });
}

type Scene = { readonly story: LiveStory; readonly articleId: string; readonly entryId: string };

/** Removes an entry: a draft from the desk's list, a published one from public pages at once. */
async function withdraw(
  ctx: ActorContext,
  tx: Transaction,
  { story, articleId, entryId, reason }: Scene & { reason: string },
): Promise<void> {
  const { entry } = await getEntryOf(tx, articleId, entryId);
  requireLive(ctx, 'withdraw', { ...story, entry });
  const wasPublished = entry.state === 'published';
  if (wasPublished && reason === '') {
    throw new DomainError('request.invalid', { fieldErrors: { reason: 'field.required' } });
  }
  await updateEntry(tx, entryId, {
    state: 'withdrawn',
    withdrawnBy: ctx.actor.id,
    withdrawnAt: ctx.now(),
    withdrawReason: reason,
    ...(wasPublished && { change: await nextChange(tx, articleId) }),
  });
  const detail = { entryId, version: entry.version, ...(reason !== '' && { reason }) };
  if (!wasPublished) return recordLive(ctx, tx, { articleId, act: 'withdraw', detail });
  if (story.coverage?.pinnedEntryId === entryId) await updateCoverage(tx, articleId, { pinnedEntryId: null });
  await notifyLive(ctx, tx, { story, act: 'withdraw', detail });
}

/** Pins an entry in place of the pinned one, or unpins it. */
async function pin(
  ctx: ActorContext,
  tx: Transaction,
  { story, articleId, entryId, act }: Scene & { act: 'pin' | 'unpin' },
): Promise<void> {
  const { entry } = await getEntryOf(tx, articleId, entryId);
  requireLive(ctx, act, { ...story, entry });
  const change = await nextChange(tx, articleId);
  const before = story.coverage?.pinnedEntryId ?? null;
  // Both move on readers' pages, so both count as changed.
  await updateEntry(tx, entryId, { change });
  if (act === 'pin' && before !== null) await touchPublished(tx, { articleId, entryId: before, change });
  await updateCoverage(tx, articleId, { pinnedEntryId: act === 'pin' ? entryId : null });
  await notifyLive(ctx, tx, {
    story,
    act,
    detail: { entryId, version: entry.version },
    change: 'minor_fix',
  });
}

async function touchPublished(
  tx: Transaction,
  { articleId, entryId, change }: { articleId: string; entryId: string; change: number },
): Promise<void> {
  const { entry }: { entry: EntryRow } = await getEntryOf(tx, articleId, entryId);
  if (entry.state === 'published') await updateEntry(tx, entryId, { change });
}
