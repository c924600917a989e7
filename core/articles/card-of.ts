import { type PaidWords, paidLine } from './paid-words.ts';
import type { PublicStory } from './public-story.ts';
import type { StoryCard } from './story-card.ts';

/** A story as its card in another story's text. */
export function cardOf(
  { id, number, headline, sapo, url, lead }: PublicStory,
  paid: PaidWords | null,
): StoryCard {
  return { id, number, headline, sapo, url, ...(paid && { paid: paidLine(paid) }), ...(lead && { lead }) };
}
