import { z } from 'zod';
import type { BulkDeedName } from '#core/articles/bulk.ts';
import { bulkDeedsFor } from '#core/articles/bulk-deeds.ts';
import { isUnfiltered } from '#core/articles/desk-filter.ts';
import { deskFilterSchema } from '#core/articles/desk-filter-schema.ts';
import { isSealed } from '#core/articles/policy.ts';
import { QUEUE_STATES, type QueueState, type QueueView } from '#core/articles/queue.ts';
import type { TranslationState } from '#core/articles/translation-state.ts';
import { type Cursor, cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listOwnershipFacts } from '#db/queries/articles/ownership-facts.ts';
import { listTranslations } from '#db/queries/articles/translations.ts';
import { listByDue, listByLastSaved, listDeskRows } from '#db/queries/desk/desk-lists.ts';
import { getDeskReach } from '#db/queries/desk/desk-reach.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { type ResolvedFilter, resolveFilter } from './shared/desk-narrowing.ts';
import { streamsOf } from './shared/desk-streams.ts';
import { pileCounts } from './shared/pile-counts.ts';

const pageSize = 40;

const listQueueInput = deskFilterSchema.extend({ cursor: z.string().max(200).optional() });

export type QueueItem = Awaited<ReturnType<typeof listDeskRows>>[number] & {
  readonly deeds: readonly BulkDeedName[];
  /** The state of a translation; null for any other story. */
  readonly translation: TranslationState | null;
};
export type Queue = {
  /** The view: the requested one, or the person's default. */
  readonly view: QueueView;
  readonly items: readonly QueueItem[];
  /**
   * The number per pile, up to 100 (meaning "at least"). For a list that the page shows completely, its
   * length. Null if a filtered list has more pages, because it is not counted.
   */
  readonly counts: Readonly<Record<QueueState, number>> | null;
  readonly named: ResolvedFilter['named'];
  readonly nextCursor: string | null;
};

/**
 * A page of the desk's queue: last saved first, or earliest deadline first. Throws `request.invalid` for an
 * invalid cursor and for an unknown section, person or tag.
 */
export async function listQueue(context: Context, raw: unknown): Promise<Queue> {
  const { cursor, ...filter } = parseInput(listQueueInput, raw);
  const ctx = requireActor(context);
  const after = cursor === undefined ? null : cursorFrom(cursor);
  const resolved = await resolveFilter(ctx, filter);
  const reach = await getDeskReach(ctx.db, ctx.actor);
  // A person without a desk starts with their own work; the view of their desks would always be empty.
  const view = filter.view ?? (reach.sectionIds?.length === 0 ? 'mine' : 'desk');
  const streams = streamsOf(reach, view, resolved.sectionIds);
  const page = {
    personId: ctx.actor.id,
    streams,
    narrowing: resolved.narrowing,
    after,
    now: ctx.now(),
    limit: pageSize + 1,
  };
  const isByDue = filter.sort === 'due' || filter.due !== undefined;
  const found = await (isByDue ? listByDue(ctx.db, { ...page, ...resolved }) : listByLastSaved(ctx.db, page));
  const shown = found.slice(0, pageSize);
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  const isWhole = after === null && last === undefined;
  const [items, counted] = await Promise.all([
    rowsFor(ctx, shown),
    isUnfiltered(filter) && !(isWhole && filter.state === undefined) ? pileCounts(ctx, view, streams) : null,
  ]);
  return {
    view,
    items,
    counts: isWhole ? countsShown(items, { counted, state: filter.state }) : counted,
    named: resolved.named,
    nextCursor: last === undefined ? null : cursorTo(last),
  };
}

/**
 * For a completely shown list its length, although the cached counts are some seconds old; for the other
 * piles the cached counts.
 */
function countsShown(
  items: readonly QueueItem[],
  { counted, state }: { counted: Queue['counts']; state: QueueState | undefined },
): Queue['counts'] {
  if (state !== undefined) return counted && { ...counted, [state]: items.length };
  const shown = QUEUE_STATES.map((pile) => [pile, items.filter((item) => item.state === pile).length]);
  return Object.fromEntries(shown);
}

async function rowsFor(ctx: ActorContext, shown: readonly Cursor[]): Promise<QueueItem[]> {
  const ids = shown.map(({ id }) => id);
  const rows = await listDeskRows(ctx.db, ids);
  const factsById = await listOwnershipFacts(ctx.db, ids);
  const translations = await listTranslations(ctx.db, { articleIds: ids, of: 'working' });
  const translationById = new Map(translations.map(({ articleId, state }) => [articleId, state]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return shown
    .map(({ id }) => byId.get(id))
    .filter((row) => row !== undefined)
    .map((row) => {
      const facts = factsById.get(row.id);
      const deeds = facts === undefined ? [] : bulkDeedsFor(ctx.actor, facts);
      const headline = isSealed(ctx.actor, row) ? '' : row.headline;
      return { ...row, deeds, headline, translation: translationById.get(row.id) ?? null };
    });
}
