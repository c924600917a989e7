import { exactKey } from '#core/text/exact-key.ts';
import { isStopWord } from '#core/text/stop-words.ts';
import { type Syllable, syllables } from '#core/text/syllables.ts';
import { termKey } from './term-key.ts';
import { FIELD_COUNTS } from './weights.ts';

export type StoryText = { readonly headline: string; readonly sapo: string; readonly body: string };

/** How often a story uses a term, and whether it is (part of) a name there. */
export type TermUse = { readonly count: number; readonly isName: boolean; readonly isPair: boolean };

export type StoryTerms = {
  /** By `termKey`. */
  readonly uses: ReadonlyMap<number, TermUse>;
  /** In syllables. */
  readonly length: number;
  /** What makes the counts add up to the length again: a story of a headline alone has every word once, not three times. */
  readonly scale: number;
};

/** Where more than this share of the words of a field begin with a capital, capitals say nothing (English headlines). */
const capitalsSayNothing = 0.6;

const SENTENCE_BEGINS = /[.!?:…\n]["”’»)\]]*[\s"“‘«([–—-]*$/u;
const CAPITAL = /^\p{Lu}/u;

/**
 * What a story is compared by: its syllables with their accents, and the pairs of neighbours, since most words of
 * Vietnamese are two syllables. Capitals within a sentence, and runs of them, are names. A headline needs each of its
 * words; of a text those that only join others are left out: in an archive of headlines they look rare.
 */
export function storyTerms(story: StoryText): StoryTerms {
  const uses = new Map<number, { count: number; isName: boolean; isPair: boolean }>();
  let length = 0;
  let counted = 0;

  function add(term: string, { count, isName, isPair }: TermUse): void {
    const key = termKey(term);
    const known = uses.get(key);
    if (known === undefined) uses.set(key, { count, isName, isPair });
    else {
      known.count += count;
      known.isName ||= isName;
    }
  }

  for (const field of ['headline', 'sapo', 'body'] as const) {
    const count = FIELD_COUNTS[field];
    const text = story[field];
    let before: { term: string; isName: boolean; end: number } | null = null;
    for (const { term, isName, start, end } of namedSyllables(text)) {
      if (field === 'headline' || !isStopWord(term)) add(term, { count, isName, isPair: false });
      length += 1;
      counted += count;
      if (before !== null && start - before.end === 1 && text[before.end] === ' ') {
        add(`${before.term} ${term}`, { count, isName: isName && before.isName, isPair: true });
      }
      before = { term, isName, end };
    }
  }
  return { uses, length, scale: length / (counted || 1) };
}

type NamedSyllable = { term: string; isName: boolean; start: number; end: number };

function namedSyllables(text: string): NamedSyllable[] {
  const words = syllables(text);
  const capitals = words.map((word) => CAPITAL.test(word.text));
  const areNames = capitals.filter(Boolean).length <= capitalsSayNothing * words.length;
  return words.map((word, at) => ({
    term: exactKey(word.text),
    isName: areNames && isNamed(text, words, capitals, at),
    start: word.start,
    end: word.end,
  }));
}

/** A capital that the sentence does not ask for, or one at its beginning that goes on in the next word. */
function isNamed(
  text: string,
  words: readonly Syllable[],
  capitals: readonly boolean[],
  at: number,
): boolean {
  const word = words[at];
  if (word === undefined || !capitals[at]) return false;
  const lineBefore = text.slice(words[at - 1]?.end ?? 0, word.start);
  const begins = at === 0 || SENTENCE_BEGINS.test(lineBefore);
  if (!begins) return true;
  const next = words[at + 1];
  return next !== undefined && capitals[at + 1] === true && text.slice(word.end, next.start) === ' ';
}
