/** A word to look up and where it stands (UTF-16 offsets, end exclusive). */
export type SpellingWord = { readonly word: string; readonly start: number; readonly end: number };

/** Addresses are no words, whatever letters they are made of. */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|(?<![\p{L}\p{N}])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/\S*)?/giu;
/** Vietnamese writes syllables apart, so this is a syllable there and a word elsewhere. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu;
/** A sentence has just begun: nothing before it but quotes, or an end mark and space. */
const SENTENCE_BEGINS = /(?:^|[.!?…:;\n]["”’»)]*\s|[–—-]\s)["“‘«(]*$/u;

/**
 * The words of a text that a dictionary can judge. Left out: addresses, whatever has a digit, capitals alone
 * (short forms), single letters, placeholders such as "xxx", and names: words with a capital inside a sentence.
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

/** The spellings under which a dictionary may know a word: as it stands, and small where it begins a sentence. */
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

/** Also true of what has a capital inside, such as iPhone or GDPs: a coinage that no dictionary lists. */
function startsWithCapital(word: string): boolean {
  return word !== word.toLowerCase();
}
