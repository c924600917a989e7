import { tokensOf } from './pattern-tokens.ts';
import type { StyleMatch, StylePattern } from './style-pattern.ts';

/** `\b` of the language knows only the English letters: "ở" would have a border in its middle. */
const WORD_BORDER =
  '(?:(?<=[\\p{L}\\p{N}\\p{M}_])(?![\\p{L}\\p{N}\\p{M}_])|(?<![\\p{L}\\p{N}\\p{M}_])(?=[\\p{L}\\p{N}\\p{M}_]))';
const REPEATS = /^(?:[*+]|\{.*\})$/;
const RANGE = /^(?:[*+]|\{\d+,\d*\})$/;
const mostRanges = 2;
const mostChoices = 8;

/**
 * Whether the engine of JavaScript runs an expression in bounded time: no group is repeated, and the ways in which it could
 * match are few. Most rules of a newsroom are like this, and need no other engine.
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

/** Compiles a simple expression. Throws a `SyntaxError` for what is no expression over Unicode. */
export function compileSimple(source: string, { matchCase }: { matchCase: boolean }): StylePattern {
  const borders = tokensOf(source).map((token) => (token === '\\b' ? WORD_BORDER : token));
  const expression = new RegExp(borders.join(''), matchCase ? 'gu' : 'giu');
  return {
    matches: (text) => matchesIn(expression, text),
    // A fresh copy: this one is not moved on by a search.
    matchesNothing: (text) => new RegExp(expression).exec(text)?.[0] === '',
  };
}

function* matchesIn(expression: RegExp, text: string): Generator<StyleMatch> {
  for (const match of text.matchAll(expression)) {
    if (match[0] !== '') yield { start: match.index, end: match.index + match[0].length, groups: [...match] };
  }
}
