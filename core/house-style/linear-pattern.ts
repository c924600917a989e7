import { RE2JS } from 're2js';
import { ESCAPE, tokensOf } from './pattern-tokens.ts';
import type { StyleMatch, StylePattern } from './style-pattern.ts';

/*
 * RE2 takes time in proportion to the text, whatever the expression, but its `\b` knows the English letters alone: "ở"
 * would have a border in its middle. So each character of a text stands between two signs, and each atom of an expression
 * takes all three. The signs of a Vietnamese letter are digits, those of anything else are not, so that the borders between
 * two characters are where `\b` of RE2 sees them. The left sign is never the right one: no match begins inside the three.
 * Decision 0077.
 */
const WORD = /[\p{L}\p{N}\p{M}_]/u;
const LEFT = '[1<]';
const RIGHT = '[2>]';
const charsOfSigns = 2;

const WHITE = '\\t-\\r\\x{a0}\\x{feff}\\p{Z}';
const LINE_ENDS = '\\n\\r\\x{2028}\\x{2029}';
/** An atom of the expression where it is not the character itself. */
const ATOMS: Readonly<Record<string, string>> = {
  '.': `[^${LINE_ENDS}]`,
  '\\s': `[${WHITE}]`,
  '\\S': `[^${WHITE}]`,
};
/** The same inside a class. */
const IN_CLASS: Readonly<Record<string, string>> = { '\\s': WHITE, '\\b': '\\x{8}', '[': '\\[' };

const CLASS_TOKEN = new RegExp(`${ESCAPE.source}|[\\s\\S]`, 'gu');
const OPENS = /^\((?:\?(?:<?[=!]|<[^>]+>|:))?$/;
const COUNT = /^\{(\d+)(?:,(\d*))?\}$/;
/** Stand for a place, or join atoms, and take no character. */
const BARE = new Set(['\\b', '\\B', '^', '$', '|', '*', '+', '?']);
/** The longest expression with its counts written out, in atoms: what may be compiled in some tenths of a second. */
const mostAtoms = 1_000;
const AHEAD = 'lookahead_at_the_end';

/**
 * Compiles an expression of JavaScript over Unicode (`u`) for an engine of linear time; null where that engine cannot run
 * it: back-references, negative lookahead, lookahead that is not at the end, very large counts. `source` must be valid.
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

/** The expression as RE2 takes it; null where it cannot. */
function translate(source: string): string | null {
  const size = createSize();
  let translated = '';
  let aheadAt: number | null = null;
  for (const token of tokensOf(source)) {
    // A lookahead is what a match must be followed by: only at the end the rest of a match cannot overlap it.
    if (aheadAt === 0) return null;
    // Flags of a group.
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

/** RE2 writes the number of a character as `\x{…}` alone. */
function withHex(token: string): string {
  const number = /^\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4}))$/.exec(token);
  if (number !== null) return `\\x{${number[1] ?? number[2]}}`;
  return token === '\\0' ? '\\x{0}' : token;
}

/** How many atoms an expression has with its counts written out. */
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
