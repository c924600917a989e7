/** The meaning of a typed list marker. */
export type ListMarker = {
  readonly ordered: boolean;
  /** The possible numbers of the marker: "3." has one, "c." is 3 or the Roman 100, a bullet has none. */
  readonly numbers: readonly number[];
};

/** Parses "1.", "(b)", "iv)", "2.1" as numbers and everything else, also "o" and "§", as a bullet. */
export function readListMarker(text: string): ListMarker {
  const marker = text.trim();
  const digits = /^\(?(?:\p{N}+\.)*(\p{N}+)[.)]?$/u.exec(marker)?.[1];
  if (digits) return { ordered: true, numbers: numbersOf(Number(digits)) };
  // "o" alone is the hollow bullet of the second level; "o." and "o)" are the fifteenth item.
  const letters = /^\(?(\p{L}{1,6})[.)]/u.exec(marker)?.[1];
  if (!letters) return { ordered: false, numbers: [] };
  const word = letters.toLowerCase();
  const meant = [letterNumber(word), romanNumber(word)].filter((number) => number !== null);
  return { ordered: true, numbers: meant.sort((a, b) => a - b) };
}

function numbersOf(number: number): number[] {
  return Number.isSafeInteger(number) ? [number] : [];
}

function letterNumber(word: string): number | null {
  if (!/^([a-z])\1{0,2}$/.test(word)) return null;
  const inAlphabet = word.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
  // After z Word continues with aa, bb, cc.
  return inAlphabet + (word.length - 1) * 26;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanNumber(word: string): number | null {
  if (!/^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(word)) return null;
  const values = [...word].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
