/** A word to check and its position (UTF-16 offsets, end exclusive). */
export type SpellingWord = { readonly word: string; readonly start: number; readonly end: number };

/** URLs and e-mail addresses are not words. */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|(?<![\p{L}\p{N}])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/\S*)?/giu;
/**
 * Vietnamese separates syllables by spaces, so this matches a syllable in Vietnamese and a word in other
 * languages.
 */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu;
/** The start of a sentence: only quotation marks before it, or an end mark and a space. */
const SENTENCE_BEGINS = /(?:^|[.!?…:;\n]["”’»)]*\s|[–—-]\s)["“‘«(]*$/u;

/**
 * The words of a text that a dictionary can check. Left out are URLs, words with a digit, words in capitals
 * (abbreviations), single letters and placeholders such as "xxx". Names are left out too: words with a
 * capital inside a sentence.
 */
export function spellingWords(text: string): SpellingWord[] {
  const plain = text.replace(ADDRESS, (address) => ' '.repeat(address.length));
  const words: SpellingWord[] = [];
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    if (isNoWord(word)) continue;
    if (startsWithCapital(word) && !SENTENCE_BEGINS.test(plain.slice(Math.max(0, index - 8), index)))
      continue;
    words.push({ word, start: index, end: index + word.length });
  }
  return words;
}

/**
 * The spellings under which a dictionary may list a word: as written, and in lower case at the start of a
 * sentence.
 */
export function dictionaryForms(word: string): string[] {
  const composed = word.normalize('NFC').replaceAll('’', "'");
  const lower = composed.toLowerCase();
  return lower === composed ? [composed] : [composed, lower];
}

function isNoWord(word: string): boolean {
  return (
    /\p{N}/u.test(word) ||
    word.normalize('NFC').length === 1 ||
    word === word.toUpperCase() ||
    /^x{2,}$/.test(word)
  );
}

/** Also true for a capital inside, such as iPhone or GDPs, because no dictionary lists such words. */
function startsWithCapital(word: string): boolean {
  return word !== word.toLowerCase();
}
