const mostKnown = 20_000;
const longestKnown = 24;

/**
 * Memoises a function for single words: whole stories are processed word by word, and a language has some
 * thousands of words. Longer texts are not cached.
 */
export function onceAWord(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > longestKnown) return work(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = work(text);
    if (known.size >= mostKnown) known.clear();
    known.set(text, result);
    return result;
  };
}
