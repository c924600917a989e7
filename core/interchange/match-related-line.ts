import { exactKey } from '#core/text/exact-key.ts';
import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';

export type RelatedCandidate = { readonly id: string; readonly headline: string };

/** Shorter headlines begin too many sentences to be believed at the head of a longer line. */
const fewestSyllables = 3;

/**
 * The story that a related line points to: the one with the longest headline that the line begins with, word by
 * word, whatever the punctuation, quotation marks, case and accents; of equals the one with the same accents.
 * Null when there is none.
 */
export function matchRelatedLine(line: string, candidates: readonly RelatedCandidate[]): string | null {
  const folded = wordsOf(line, fold);
  const exact = wordsOf(line, exactKey);
  let best: { id: string; length: number; sameAccents: number } | null = null;
  for (const { id, headline } of candidates) {
    const length = commonStart(wordsOf(headline, fold), folded);
    if (length === null) continue;
    const sameAccents = commonStart(wordsOf(headline, exactKey), exact) === null ? 0 : 1;
    if (!best || length > best.length || (length === best.length && sameAccents > best.sameAccents)) {
      best = { id, length, sameAccents };
    }
  }
  return best?.id ?? null;
}

function wordsOf(text: string, key: (word: string) => string): string[] {
  return syllables(text).map((syllable) => key(syllable.text));
}

/** How many words of the headline the line begins with when that is all of them, and enough; else null. */
function commonStart(headline: readonly string[], line: readonly string[]): number | null {
  const isEnough =
    headline.length >= fewestSyllables || (headline.length > 0 && headline.length === line.length);
  return isEnough && headline.every((word, index) => word === line[index]) ? headline.length : null;
}
