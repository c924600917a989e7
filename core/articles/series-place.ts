import type { PublicTagLink } from '../taxonomy/public-tag.ts';
import type { PublicStory } from './public-story.ts';

/** The position of a story in its series: the published parts before and after it. */
export type SeriesPlace = {
  readonly series: PublicTagLink;
  readonly previous: PublicStory | null;
  readonly next: PublicStory | null;
};
