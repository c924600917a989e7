import { tokensOf } from './pattern-tokens.ts';
import type { StyleMatch, StylePattern } from './style-pattern.ts';

/** JavaScript's `\b` only knows ASCII letters: "ở" would contain a boundary. */
const WORD_BORDER =
  '(?:(?<=[\\p{L}\\p{N}\\p{M}_])(?![\\p{L}\\p{N}\\p{M}_])|(?<![\\p{L}\\p{N}\\p{M}_])(?=[\\p{L}\\p{N}\\p{M}_]))';
const REPEATS = /^(?:[*+]|\{.*\})$/;
const RANGE = /^(?:[*+]|\{\d+,\d*\})$/;
const mostRanges = 2;
const mostChoices = 8;

/**
 * Whether JavaScript's engine runs an expression in bounded time: no group is repeated, and there are few
 * ways to match. Most newsroom rules are simple and need no other engine.
 */
export function isSimple(source: string): boolean {
  let ranges = 0;
  let choices = 0;
  let before = '';
  for (const token of tokensOf(source)) {
    if (before === ')' && REPEATS.test(token)) return false;
    if (RANGE.test(token)) ranges += 1;
    if (RANGE.test(token) || token === '?' || token === '|') choices += 1;
    before = token;
  }
  return ranges <= mostRanges && choices <= mostChoices;
}

/** Compiles a simple expression. Throws a `SyntaxError` if it is no valid Unicode expression. */
export function compileSimple(source: string, { matchCase }: { matchCase: boolean }): StylePattern {
  const borders = tokensOf(source).map((token) => (token === '\\b' ? WORD_BORDER : token));
  const expression = new RegExp(borders.join(''), matchCase ? 'gu' : 'giu');
  return {
    matches: (text) => matchesIn(expression, text),
    // A new object, because `lastIndex` of the shared one must not move.
    matchesNothing: (text) => new RegExp(expression).exec(text)?.[0] === '',
  };
}

function* matchesIn(expression: RegExp, text: string): Generator<StyleMatch> {
  for (const match of text.matchAll(expression)) {
    if (match[0] !== '') yield { start: match.index, end: match.index + match[0].length, groups: [...match] };
  }
}
