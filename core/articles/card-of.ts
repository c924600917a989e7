import { type PaidWords, paidLine } from './paid-words.ts';
import type { PublicStory } from './public-story.ts';
import type { StoryCard } from './story-card.ts';

/**
 * A story as a card in another story's text shows it; of one that somebody paid for, the first words below the headline say so,
 * as in every list.
 */
export function cardOf(
  { id, number, headline, sapo, url, lead }: PublicStory,
  paid: PaidWords | null,
): StoryCard {
  const words = paid === null ? sapo : [paidLine(paid), sapo].filter(Boolean).join('. ');
  return { id, number, headline, sapo: words, url, ...(lead && { lead }) };
}
