import { exactKey } from '#core/text/exact-key.ts';
import { isStopWord } from '#core/text/stop-words.ts';
import { type Syllable, syllables } from '#core/text/syllables.ts';
import { FIELD_COUNTS } from './weights.ts';

export type StoryText = { readonly headline: string; readonly sapo: string; readonly body: string };

/** How often a story uses a term, and whether it is (part of) a name there. */
export type TermUse = { readonly count: number; readonly isName: boolean; readonly isPair: boolean };

export type StoryTerms = {
  /** By `termKey`. */
  readonly uses: ReadonlyMap<number, TermUse>;
  /** In syllables. */
  readonly length: number;
  /**
   * Rescales the counts so that they add up to the length. In a story that is only a headline each word
   * counts once, not three times.
   */
  readonly scale: number;
};

/**
 * If a larger share of a field's words begins with a capital, capitals carry no information (English
 * headlines).
 */
const mostlyCapitals = 0.6;

const SENTENCE_BEGINS = /[.!?:…\n]["”’»)\]]*[\s"“‘«([–—-]*$/u;
const CAPITAL = /^\p{Lu}/u;

/**
 * The terms of a story for comparison: its syllables with accents, and pairs of neighbours, since most
 * Vietnamese words are two syllables. Capitals within a sentence, and runs of them, are names. A headline
 * keeps all words. In the text stop words are left out, because they look rare in an archive of headlines.
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
  const areNames = capitals.filter(Boolean).length <= mostlyCapitals * words.length;
  return words.map((word, at) => ({
    term: exactKey(word.text),
    isName: areNames && isNamed(text, words, { capitals, at }),
    start: word.start,
    end: word.end,
  }));
}

/** A capital that is not due to the start of a sentence, or one at its start if the next word has one too. */
function isNamed(
  text: string,
  words: readonly Syllable[],
  { capitals, at }: { capitals: readonly boolean[]; at: number },
): boolean {
  const word = words[at];
  if (word === undefined || !capitals[at]) return false;
  const lineBefore = text.slice(words[at - 1]?.end ?? 0, word.start);
  const begins = at === 0 || SENTENCE_BEGINS.test(lineBefore);
  if (!begins) return true;
  const next = words[at + 1];
  return next !== undefined && capitals[at + 1] === true && text.slice(word.end, next.start) === ' ';
}

/**
 * The 32-bit hash of a term (FNV-1a over its UTF-16 code units, then the finaliser of MurmurHash3), signed
 * like PostgreSQL's `integer`. With about a million terms of a newsroom, a thousandth collide, which changes
 * no score visibly.
 */
export function termKey(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
