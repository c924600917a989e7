import { RE2JS } from 're2js';
import { ESCAPE, tokensOf } from './pattern-tokens.ts';
import type { StyleMatch, StylePattern } from './style-pattern.ts';

/* RE2 runs in linear time for any expression, but its `\b` only knows ASCII letters: "ở" would contain a
   boundary. So each character of the text is put between two marks, and each atom of the expression
   consumes all three. The marks of a Vietnamese letter are digits, all other marks are not, so RE2's `\b`
   finds the boundaries between characters. The left mark never equals the right one, so no match starts
   inside the three. Decision 0077. */
const WORD = /[\p{L}\p{N}\p{M}_]/u;
const LEFT = '[1<]';
const RIGHT = '[2>]';
const charsOfSigns = 2;

const WHITE = '\\t-\\r\\x{a0}\\x{feff}\\p{Z}';
const LINE_ENDS = '\\n\\r\\x{2028}\\x{2029}';
/** The translation of atoms that are not the character itself. */
const ATOMS: Readonly<Record<string, string>> = {
  '.': `[^${LINE_ENDS}]`,
  '\\s': `[${WHITE}]`,
  '\\S': `[^${WHITE}]`,
};
/** The same inside a character class. */
const IN_CLASS: Readonly<Record<string, string>> = { '\\s': WHITE, '\\b': '\\x{8}', '[': '\\[' };

const CLASS_TOKEN = new RegExp(`${ESCAPE.source}|[\\s\\S]`, 'gu');
const OPENS = /^\((?:\?(?:<?[=!]|<[^>]+>|:))?$/;
const COUNT = /^\{(\d+)(?:,(\d*))?\}$/;
/** Assertions and operators, which consume no character. */
const BARE = new Set(['\\b', '\\B', '^', '$', '|', '*', '+', '?']);
/**
 * Maximum size of an expression in atoms with its counts expanded; it compiles within some tenths of a
 * second.
 */
const mostAtoms = 1_000;
const AHEAD = 'lookahead_at_the_end';

/**
 * Compiles a JavaScript expression over Unicode (`u`) for a linear-time engine: editors write the
 * expressions, and backtracking would allow ReDoS. Null if the engine cannot run it: back-references,
 * negative lookahead, lookahead before the end, very large counts. `source` must be valid.
 */
export function compileLinear(source: string, { matchCase }: { matchCase: boolean }): StylePattern | null {
  const translated = translate(source);
  if (translated === null) return null;
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(translated, RE2JS.LOOKBEHINDS | (matchCase ? 0 : RE2JS.CASE_INSENSITIVE));
  } catch {
    return null;
  }
  return {
    matches: (text) => matchesIn(compiled, text),
    matchesNothing: (text) => compiled.exec(withSigns(text).text)?.[0] === '',
  };
}

function* matchesIn(compiled: RE2JS, given: string): Generator<StyleMatch> {
  const { text, placeAt } = withSigns(given);
  const matcher = compiled.matcher(text);
  const hasAhead = Object.hasOwn(compiled.namedGroups(), AHEAD);
  for (let from = 0; from <= text.length && matcher.find(from); ) {
    const start = matcher.start();
    const ahead = hasAhead ? matcher.start(AHEAD) : -1;
    const end = ahead < 0 ? matcher.end() : ahead;
    if (end > start) {
      const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) =>
        withoutSigns(matcher.group(group)),
      );
      groups[0] = withoutSigns(text.slice(start, end));
      yield { start: placeAt(start), end: placeAt(end), groups };
    }
    from = Math.max(end, start + 1);
  }
}

function withSigns(given: string): { text: string; placeAt: (at: number) => number } {
  const places = new Map<number, number>();
  let text = '';
  let place = 0;
  for (const character of given) {
    places.set(text.length, place);
    text += WORD.test(character) ? `1${character}2` : `<${character}>`;
    place += character.length;
  }
  return { text, placeAt: (at) => places.get(at) ?? place };
}

function withoutSigns(text: string | null): string | undefined {
  if (text === null) return undefined;
  return [...text].filter((_, index) => index % (charsOfSigns + 1) === 1).join('');
}

/** The expression in RE2 syntax; null if it has none. */
function translate(source: string): string | null {
  const size = createSize();
  let translated = '';
  let aheadAt: number | null = null;
  for (const token of tokensOf(source)) {
    // A lookahead constrains the text after the match. Only at the end of an expression can the rest of the
    // match not overlap it.
    if (aheadAt === 0) return null;
    // Group flags.
    if (token.startsWith('(') && !OPENS.test(token)) return null;
    const count = COUNT.exec(token);
    if (token.startsWith('(')) {
      if (token === '(?!' || (token === '(?=' && (size.depth() > 0 || aheadAt !== null))) return null;
      if (token === '(?=') aheadAt = 1;
      size.open();
      translated += token === '(?=' ? `(?P<${AHEAD}>` : token;
    } else if (token === ')') {
      size.close();
      if (aheadAt !== null && size.depth() === 0) aheadAt = 0;
      translated += token;
    } else if (count !== null) {
      size.repeat(Number(count[2] || count[1]));
      translated += token;
    } else if (BARE.has(token)) translated += token;
    else {
      size.add();
      translated += `(?:${LEFT}${atomOf(token)}${RIGHT})`;
    }
    if (size.all() > mostAtoms) return null;
  }
  return translated;
}

function atomOf(token: string): string {
  if (!token.startsWith('[')) return ATOMS[token] ?? withHex(token);
  const negated = token.startsWith('[^') ? '^' : '';
  const inside = token.slice(1 + negated.length, -1);
  return `[${negated}${inside.replace(CLASS_TOKEN, (part) => IN_CLASS[part] ?? withHex(part))}]`;
}

/** RE2 writes a code point only as `\x{…}`. */
function withHex(token: string): string {
  const number = /^\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4}))$/.exec(token);
  if (number !== null) return `\\x{${number[1] ?? number[2]}}`;
  return token === '\\0' ? '\\x{0}' : token;
}

/** Counts the atoms of an expression with its counts expanded. */
function createSize() {
  const groups = [0];
  let last = 0;
  const grow = (by: number) => groups.push((groups.pop() ?? 0) + by);
  return {
    add() {
      last = 1;
      grow(1);
    },
    open: () => void groups.push(0),
    close() {
      last = groups.pop() ?? 0;
      grow(last);
    },
    repeat(times: number) {
      grow(last * (times - 1));
      last *= times;
    },
    depth: () => groups.length - 1,
    all: () => groups.reduce((sum, group) => sum + group, 0),
  };
}
