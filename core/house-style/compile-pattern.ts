import { DomainError } from '#core/shared/domain-error.ts';
import { compileLinear, type LinearPattern } from './linear-pattern.ts';
import type { StyleRule } from './style-rule.ts';

/**
 * The regular expression of a rule, over Unicode, in time proportional to the text; `\b` is the border of a Vietnamese word
 * too. Throws `style.bad-pattern` for what is no regular expression, `style.unsupported-pattern` for one that can only be
 * run by trying again and again, and `style.empty-match` for one that matches nothing at all.
 */
export function compilePattern({
  pattern,
  matchCase,
}: Pick<StyleRule, 'pattern' | 'matchCase'>): LinearPattern {
  const source = pattern.normalize('NFC');
  try {
    // Compiled and never run: it says whether the syntax is right.
    new RegExp(source, 'u');
  } catch {
    throw new DomainError('style.bad-pattern');
  }
  const compiled = compileLinear(source, { matchCase });
  if (compiled === null) throw new DomainError('style.unsupported-pattern');
  if (['', 'a a'].some(compiled.matchesNothing)) throw new DomainError('style.empty-match');
  return compiled;
}

/** The same of a rule that is stored already, perhaps by an earlier version; the code in place of an error. */
export function compileStored(rule: Pick<StyleRule, 'pattern' | 'matchCase'>): LinearPattern | string {
  try {
    return compilePattern(rule);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
