import { dayMs } from '../../shared/day-ms.ts';
import { foldedWords, wordOverlap } from '../../text/word-overlap.ts';
import { type Check, FREE } from '../check.ts';

/**
 * A headline in nearly the same words as another recent one: the same story twice, or two that are easily
 * confused.
 */
export const headlineDistinct = {
  name: 'headline-distinct',
  field: 'headline',
  presets: { submit: 'advised', publish: 'advised' },
  floor: FREE,
  isBreaking: false,
  needs: ['nearHeadlines'],
  parameters: {
    days: { preset: 30, min: 1, max: 365 },
    /** Percentage of all words that both headlines share. */
    overlap: { preset: 80, min: 60, max: 100 },
  },
  find: ({ headline }, { now, nearHeadlines }, { days = 0, overlap = 100 }) => {
    if (nearHeadlines?.of !== headline) return null;
    const words = foldedWords(headline);
    const near = nearHeadlines.stories
      .filter(({ at }) => at === null || at > now - days * dayMs)
      .map((story) => ({
        ...story,
        share: Math.round(wordOverlap(words, foldedWords(story.headline)) * 100),
      }))
      .filter(({ share }) => share >= overlap)
      .sort((a, b) => b.share - a.share);
    return near[0] === undefined ? null : { values: { other: near[0].headline, share: near[0].share } };
  },
} as const satisfies Check;
