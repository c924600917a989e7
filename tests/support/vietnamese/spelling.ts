export type Mark = 'none' | 'circumflex' | 'breve' | 'horn' | 'stroke';
export type Tone = 'level' | 'acute' | 'grave' | 'hook' | 'tilde' | 'dot';

/** One letter of the alphabet: `ươ` is two, `Đ` is a capital d with a stroke. */
export type Letter = { readonly base: string; readonly mark: Mark; readonly isCapital: boolean };

export type Spelling = { readonly letters: readonly Letter[]; readonly tone: Tone };

/**
 * The place of the tone mark on oa, oe and uy in an open syllable: hòa in schoolbooks, hoà in linguistics.
 */
export type ToneStyle = 'old' | 'new';

const MARKS: Partial<Record<Mark, string>> = { circumflex: '\u0302', breve: '\u0306', horn: '\u031B' };
const TONES: Partial<Record<Tone, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  hook: '\u0309',
  tilde: '\u0303',
  dot: '\u0323',
};

/** The word in NFC, with its tone mark at the place of the style. */
export function spell({ letters, tone }: Spelling, style: ToneStyle): string {
  const bearer = toneBearer(letters, style);
  return letters
    .map((letter, at) => {
      const stem = letter.mark === 'stroke' ? 'đ' : letter.base + (MARKS[letter.mark] ?? '');
      const whole = (stem + (at === bearer ? (TONES[tone] ?? '') : '')).normalize('NFC');
      return letter.isCapital ? whole.toUpperCase() : whole;
    })
    .join('');
}

/**
 * The letters and the tone of a word; null if it is not one Vietnamese syllable (two tones, foreign letters).
 */
export function spellingOf(word: string): Spelling | null {
  const letters: Letter[] = [];
  let tone: Tone = 'level';
  for (const character of word.normalize('NFC')) {
    const [first = '', ...accents] = character.normalize('NFD');
    const base = first.toLowerCase().replace('đ', 'd');
    if (!/^[a-z]$/.test(base)) return null;
    let mark: Mark = base === first.toLowerCase() ? 'none' : 'stroke';
    for (const accent of accents) {
      const asMark = keyOf(MARKS, accent);
      const asTone = keyOf(TONES, accent);
      if (asMark) mark = asMark;
      else if (asTone && tone === 'level') tone = asTone;
      else return null;
    }
    letters.push({ base, mark, isCapital: first !== first.toLowerCase() });
  }
  const group = vowelGroup(letters);
  const isOneSyllable =
    group.end > group.start && letters.slice(group.end).every(({ base }) => !isVowel(base));
  return isOneSyllable ? { letters, tone } : null;
}

/** The vowels that can bear a tone mark: without the u of qu and, before another vowel, the i of gi. */
export function vowelGroup(letters: readonly Letter[]): { start: number; end: number } {
  let start = letters.findIndex(({ base }) => isVowel(base));
  if (start < 0) return { start: letters.length, end: letters.length };
  let end = start;
  while (isVowel(letters[end]?.base)) end += 1;
  const before = letters[start - 1]?.base;
  const opening = letters[start];
  const isGlide = (before === 'q' && opening?.base === 'u') || (before === 'g' && opening?.base === 'i');
  if (start === 1 && isGlide && opening?.mark === 'none' && end > start + 1) start += 1;
  return { start, end };
}

function toneBearer(letters: readonly Letter[], style: ToneStyle): number {
  const { start, end } = vowelGroup(letters);
  const group = letters.slice(start, end);
  const marked = group.findLastIndex(({ mark }) => mark !== 'none');
  if (marked >= 0) return start + marked;
  if (group.length === 3) return start + 1;
  if (group.length < 2) return start;
  const isClosed = end < letters.length;
  const isGlided = ['oa', 'oe', 'uy'].includes(group.map(({ base }) => base).join(''));
  return isClosed || (isGlided && style === 'new') ? start + 1 : start;
}

export function isVowel(base: string | undefined): boolean {
  return base !== undefined && 'aeiouy'.includes(base);
}

function keyOf<Key extends string>(table: Partial<Record<Key, string>>, accent: string): Key | undefined {
  return (Object.keys(table) as Key[]).find((key) => table[key] === accent);
}
