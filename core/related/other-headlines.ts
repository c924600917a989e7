import { foldedWords, wordOverlap } from '#core/text/word-overlap.ts';
import { nearDuplicate } from './weights.ts';

type Headed = { readonly headline: string };

/**
 * Of stories in their order those whose headline is not nearly one that stands on the page, or one before: a list of the
 * newest has no second telling of a piece of news either. By headlines alone, for such a list knows no more of its stories.
 */
export function otherHeadlines<T extends Headed>(stories: readonly T[], onPage: readonly Headed[]): T[] {
  const told = onPage.map(({ headline }) => foldedWords(headline));
  return stories.filter(({ headline }) => {
    const words = foldedWords(headline);
    if (told.some((others) => wordOverlap(words, others) >= nearDuplicate.headline)) return false;
    told.push(words);
    return true;
  });
}
