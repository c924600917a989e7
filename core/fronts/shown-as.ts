import type { PublicStory, StoryPicture } from '../articles/public-story.ts';
import type { Slot } from './fill-front.ts';

/** A story in its slot, with the headline and picture set there, otherwise its own. */
export function shownAs<S extends PublicStory>(
  { story, placement }: Slot<S>,
  pictures: ReadonlyMap<string, StoryPicture>,
): S {
  if (placement === null) return story;
  const { headline, kicker, mediaId } = placement;
  const picture = mediaId === undefined ? undefined : pictures.get(mediaId);
  return {
    ...story,
    headline: headline ?? story.headline,
    kicker: kicker ?? story.kicker,
    lead: picture ?? story.lead,
  };
}
