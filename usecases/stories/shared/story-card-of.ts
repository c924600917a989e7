import type { PublicStory } from '#core/articles/public-story.ts';
import type { StoryCard } from '#core/articles/story-card.ts';

/** A public story as the desk's cards show it. */
export function storyCardOf({ id, number, headline, sapo, url, lead }: PublicStory): StoryCard {
  return { id, number, headline, sapo, url, ...(lead === null ? {} : { lead }) };
}
