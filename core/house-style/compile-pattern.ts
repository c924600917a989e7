import { DomainError } from '#core/shared/domain-error.ts';
import type { StyleRule } from './style-rule.ts';

/** `\b` of the language knows only the English letters: "ở" would have a border in its middle. */
const WORD_BORDER =
  '(?:(?<=[\\p{L}\\p{N}\\p{M}_])(?![\\p{L}\\p{N}\\p{M}_])|(?<![\\p{L}\\p{N}\\p{M}_])(?=[\\p{L}\\p{N}\\p{M}_]))';
/** An escape, a class with all in it, or any other character. */
const PART = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/gu;

/**
 * The regular expression of a rule, over Unicode; `\b` is the border of a Vietnamese word too. Throws
 * `style.bad-pattern` for what is no regular expression, `style.empty-match` for one that matches nothing at all.
 */
export function compilePattern({ pattern, matchCase }: Pick<StyleRule, 'pattern' | 'matchCase'>): RegExp {
  const source = pattern.normalize('NFC').replace(PART, (part) => (part === '\\b' ? WORD_BORDER : part));
  let compiled: RegExp;
  try {
    compiled = new RegExp(source, matchCase ? 'gu' : 'giu');
  } catch {
    throw new DomainError('style.bad-pattern');
  }
  // A fresh copy: the one that is handed out has not been moved on by a search.
  const matchesNothing = ['', 'a a'].some((sample) => new RegExp(compiled).exec(sample)?.[0] === '');
  if (matchesNothing) throw new DomainError('style.empty-match');
  return compiled;
}
