import type { VersionContent } from '#core/articles/version-content.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import type { ActorContext } from '../../context.ts';
import type { StoryView } from './article-view.ts';
import { listUnsealedIds } from './list-readable-ids.ts';

/**
 * The view with the names of all references in the current working copy, including those not in a version
 * yet. So a returning person sees recently chosen photos and tags, regardless of who chose them.
 */
export async function nameAsWritten(
  ctx: ActorContext,
  view: StoryView,
  { bylineIds, tagIds, pinIds, lead }: VersionContent,
): Promise<StoryView> {
  if (view.isSealed) return view;
  const mediaIds = lead === null ? [] : [lead.mediaId];
  const unnamed = {
    people: besides(bylineIds, view.byline),
    tags: besides(tagIds, view.tags),
    pins: besides(pinIds, view.pins),
    media: besides(mediaIds, view.lead === null ? [] : [view.lead]),
    versions: [],
  };
  if (Object.values(unnamed).every((ids) => ids.length === 0)) return view;
  const names = await getNamesOf(ctx.db, unnamed);
  const readablePins = await listUnsealedIds(ctx, ctx.db, unnamed.pins);
  return {
    ...view,
    byline: [...view.byline, ...names.people.values()],
    tags: [...view.tags, ...names.tags.values()],
    pins: [...view.pins, ...[...names.pins.values()].filter(({ id }) => readablePins.has(id))],
    lead: [...names.media.values()][0] ?? view.lead,
  };
}

function besides(ids: readonly string[], known: readonly { readonly id: string }[]): string[] {
  return ids.filter((id) => !known.some((each) => each.id === id));
}
