/** Closing punctuation; if its word cannot be drawn, it is appended to the word before. */
const closing = /[,.;:!?…]+$/u;
const sign = /[\p{L}\p{N}\p{S}]/u;

/**
 * Reduces a text to drawable words, separated by single spaces. A word that retains only quotes or brackets
 * is dropped; its closing punctuation is appended to the word before. `drawnOf` returns the drawable
 * characters of a word.
 */
export function drawnWords(text: string, drawnOf: (word: string) => string): string {
  const words: string[] = [];
  for (const written of text.split(/\s+/u)) {
    const drawn = drawnOf(written);
    const isLost = sign.test(written) && !sign.test(drawn);
    if (!isLost) words.push(drawn);
    else {
      const before = words.pop();
      if (before !== undefined)
        words.push(before + (closing.test(before) ? '' : (closing.exec(drawn)?.[0] ?? '')));
    }
  }
  return words.filter(Boolean).join(' ');
}
