/** What closes a part of a sentence; of a word that cannot be drawn it goes to the one before. */
const closing = /[,.;:!?…]+$/u;
const sign = /[\p{L}\p{N}\p{S}]/u;

/**
 * A text as it can be drawn, its words one space apart. Of a word that loses all but its quotes or brackets nothing is left
 * but what closes a part of the sentence, behind the word before it. `drawnOf` says which signs of a word can be drawn.
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
