import { fold } from './fold.ts';
import { unseen } from './normalise-text.ts';
import { mapText, originalRange } from './text-map.ts';

/** A range of a text in UTF-16 offsets, end exclusive. */
export type TextRange = { readonly start: number; readonly end: number };

export type FindOptions = {
  /** If false, "Tim kiem" finds "Tìm kiếm". */
  readonly matchAccents: boolean;
  readonly matchCase: boolean;
  /** The match must not be next to a letter or digit. */
  readonly wholeWord: boolean;
};

/** Invisible characters, which are never part of a search. */
const INVISIBLE = new RegExp(`^[${unseen}]$`);
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/**
 * Every match in the text, in order and without overlaps. Composed and decomposed letters are equal, and so
 * is all white space; every match covers whole letters.
 */
export function findMatches(text: string, words: string, options: FindOptions): TextRange[] {
  const rewrite = letterRewriter(options);
  const wanted = mapText(words, rewrite).text;
  if (wanted === '') return [];
  const map = mapText(text, rewrite);
  const matches: TextRange[] = [];
  for (let at = map.text.indexOf(wanted); at !== -1; ) {
    const range = originalRange(map, at, at + wanted.length);
    const isMatch = range !== null && (!options.wholeWord || isWholeWord(text, range));
    if (isMatch) matches.push(range);
    at = map.text.indexOf(wanted, at + (isMatch ? wanted.length : 1));
  }
  return matches;
}

function letterRewriter({ matchAccents, matchCase }: FindOptions): (letter: string) => string {
  return (letter) => {
    if (INVISIBLE.test(letter)) return '';
    if (/^\s$/u.test(letter)) return ' ';
    const accented = matchAccents ? letter.normalize('NFC') : withoutAccents(letter);
    return matchCase ? accented : accented.toLowerCase();
  };
}

/** `fold` also lowers the case, which is a separate option here. */
function withoutAccents(letter: string): string {
  const lower = fold(letter);
  return letter.toLowerCase() === letter ? lower : lower.toUpperCase();
}

function isWholeWord(text: string, { start, end }: TextRange): boolean {
  const before = Array.from(text.slice(Math.max(0, start - 2), start)).at(-1) ?? '';
  const after = String.fromCodePoint(text.codePointAt(end) ?? 32);
  return !WORD_CHARACTER.test(before) && !WORD_CHARACTER.test(after);
}
