import { DomainError } from '#core/shared/domain-error.ts';
import { compileSimple, isSimple } from './simple-pattern.ts';
import type { StylePattern } from './style-pattern.ts';
import type { StyleRule } from './style-rule.ts';

/** Compiles for the engine of linear time (`linear-pattern.ts`); null where it cannot run an expression. */
export type CompileLinear = (source: string, options: { matchCase: boolean }) => StylePattern | null;

/**
 * The regular expression of a rule, over Unicode, in bounded time; `\b` is the border of a Vietnamese word too. Throws
 * `style.bad-pattern` for what is no regular expression, `style.unsupported-pattern` for one that is not simple and that
 * the engine of linear time cannot run, and `style.empty-match` for one that matches nothing at all.
 */
export function compilePattern(
  { pattern, matchCase }: Pick<StyleRule, 'pattern' | 'matchCase'>,
  compileLinear: CompileLinear,
): StylePattern {
  const source = pattern.normalize('NFC');
  try {
    // Compiled and never run: it says whether the syntax is right.
    new RegExp(source, 'u');
  } catch {
    throw new DomainError('style.bad-pattern');
  }
  const compile = isSimple(source) ? compileSimple : compileLinear;
  const compiled = compile(source, { matchCase });
  if (compiled === null) throw new DomainError('style.unsupported-pattern');
  if (['', 'a a'].some(compiled.matchesNothing)) throw new DomainError('style.empty-match');
  return compiled;
}

/** The same of a rule that is stored already, perhaps by an earlier version; the code in place of an error. */
export function compileStored(
  rule: Pick<StyleRule, 'pattern' | 'matchCase'>,
  compileLinear: CompileLinear,
): StylePattern | string {
  try {
    return compilePattern(rule, compileLinear);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
