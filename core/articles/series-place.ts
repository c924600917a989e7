import type { PublicTagLink } from '../taxonomy/public-tag.ts';
import type { PublicStory } from './public-story.ts';

/** Where a story stands in its series: what readers had before it, and what came after. */
export type SeriesPlace = {
  readonly series: PublicTagLink;
  readonly previous: PublicStory | null;
  readonly next: PublicStory | null;
};
