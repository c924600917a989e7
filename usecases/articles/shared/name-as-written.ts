import type { VersionContent } from '#core/articles/version-content.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import type { ActorContext } from '../../context.ts';
import type { StoryView } from './article-view.ts';
import { listKnownStories } from './known-stories.ts';

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
    media: besides(mediaIds, view.lead === null ? [] : [view.lead]),
    versions: [],
  };
  const unnamedPins = besides(pinIds, view.pins);
  if ([...Object.values(unnamed), unnamedPins].every((ids) => ids.length === 0)) return view;
  const names = await getNamesOf(ctx.db, unnamed);
  const pins = await listKnownStories(ctx, ctx.db, unnamedPins);
  return {
    ...view,
    byline: [...view.byline, ...names.people.values()],
    tags: [...view.tags, ...names.tags.values()],
    pins: [...view.pins, ...pins.values()],
    lead: [...names.media.values()][0] ?? view.lead,
  };
}

function besides(ids: readonly string[], known: readonly { readonly id: string }[]): string[] {
  return ids.filter((id) => !known.some((each) => each.id === id));
}
