import { cutAtWord } from '#core/text/cut-at-word.ts';
import { exactKey } from '#core/text/exact-key.ts';
import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import { type MarkedPiece, markMatches } from './mark-matches.ts';
import { parseSearchText } from './parse-search-text.ts';

const SENTENCE_END = /(?<=[.!?…]["”’»)]*)\s+(?=["“‘«(]*[\p{Lu}\p{N}])|\s*\n\s*/u;
/** Words shown before the first match when a long sentence has to be entered in the middle. */
const wordsOfRunUp = 6;

/**
 * The passage of a story that answers a search best, at most about `maxChars` long, its matches marked without
 * regard to accents: the sentence with the most of the searched words (spelled alike before accents aside), and
 * those after it while there is room. The beginning of the text where nothing matches.
 */
export function highlight(text: string, search: string, maxChars = 240): MarkedPiece[] {
  const words = parseSearchText(search).flat();
  const folded = new Set(words.map(fold));
  const exact = new Set(words.map(exactKey));
  const sentences = text.split(SENTENCE_END).filter((sentence) => sentence.trim() !== '');
  const scores = sentences.map((sentence) => score(sentence, folded, exact));
  const best = scores.indexOf(Math.max(...scores));
  return markMatches(passage(sentences, Math.max(0, best), folded, maxChars), search);
}

/** Each different word found counts 1, and a little more where its accents agree. */
function score(sentence: string, folded: ReadonlySet<string>, exact: ReadonlySet<string>): number {
  const found = syllables(sentence).map((syllable) => syllable.text);
  const alike = new Set(found.map(fold).filter((word) => folded.has(word)));
  const same = new Set(found.map(exactKey).filter((word) => exact.has(word)));
  return alike.size + same.size / 100;
}

function passage(
  sentences: readonly string[],
  best: number,
  folded: ReadonlySet<string>,
  maxChars: number,
): string {
  let shown = startingNearMatch(sentences[best] ?? '', folded, maxChars);
  for (const next of sentences.slice(best + 1)) {
    if (shown.length + 1 + next.length > maxChars) break;
    shown += ` ${next}`;
  }
  return cutAtWord(shown, maxChars);
}

function startingNearMatch(sentence: string, folded: ReadonlySet<string>, maxChars: number): string {
  if (sentence.length <= maxChars) return sentence;
  const words = syllables(sentence);
  const first = words.findIndex((word) => folded.has(fold(word.text)));
  const start = words[first - wordsOfRunUp]?.start ?? 0;
  const isInView = (words[first]?.end ?? 0) < maxChars / 2;
  return isInView ? sentence : `… ${sentence.slice(start)}`;
}
