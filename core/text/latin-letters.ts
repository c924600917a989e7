/** Letters of other alphabets that look like these Latin ones: Cyrillic, then Greek. */
const LOOKALIKES = new Map(
  Object.entries({
    ...{ A: '\u0410\u0391', B: '\u0412\u0392', C: '\u0421', E: '\u0415\u0395', H: '\u041d\u0397' },
    ...{ I: '\u0406\u0399', J: '\u0408', K: '\u041a\u039a', M: '\u041c\u039c', N: '\u039d' },
    ...{ O: '\u041e\u039f', P: '\u0420\u03a1', Q: '\u051a', S: '\u0405', T: '\u0422\u03a4' },
    ...{ W: '\u051c', X: '\u0425\u03a7', Y: '\u04ae\u03a5', Z: '\u0396', a: '\u0430' },
    ...{ c: '\u0441', d: '\u0501', e: '\u0435', h: '\u04bb', i: '\u0456' },
    ...{ j: '\u0458', o: '\u043e\u03bf', p: '\u0440', q: '\u051b', s: '\u0455' },
    ...{ w: '\u051d', x: '\u0445', y: '\u0443\u04af' },
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);
/** Full-width letters and digits, mathematical letters, which some pages use as bold, and ligatures. */
const DRESSED = /[\uFB00-\uFB06\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7FF}]/gu;
const OF_OTHER_ALPHABETS = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/**
 * Replaces lookalikes by Latin letters: compatibility forms everywhere, letters of other alphabets only in
 * words that also contain Latin letters. Words wholly in another alphabet stay.
 */
export function latinLetters(text: string): string {
  const plain = text.replace(DRESSED, (letter) => letter.normalize('NFKC'));
  if (!OF_OTHER_ALPHABETS.test(plain)) return plain;
  return plain
    .normalize('NFD')
    .replace(WORD, (word) =>
      /\p{Script=Latin}/u.test(word)
        ? Array.from(word, (letter) => LOOKALIKES.get(letter) ?? letter).join('')
        : word,
    )
    .normalize('NFC');
}
