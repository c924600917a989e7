import { foldedWords, wordOverlap } from '#core/text/word-overlap.ts';
import { nearDuplicate } from './weights.ts';

type Headed = { readonly headline: string };

/**
 * Removes stories whose headline nearly equals one on the page or an earlier one. So a list of the newest has
 * no duplicates. Compares headlines only, because such lists load nothing else.
 */
export function otherHeadlines<T extends Headed>(stories: readonly T[], onPage: readonly Headed[]): T[] {
  const shownWords = onPage.map(({ headline }) => foldedWords(headline));
  return stories.filter(({ headline }) => {
    const words = foldedWords(headline);
    if (shownWords.some((others) => wordOverlap(words, others) >= nearDuplicate.headline)) return false;
    shownWords.push(words);
    return true;
  });
}
