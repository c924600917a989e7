import { DomainError } from '#core/shared/domain-error.ts';
import { compileSimple, isSimple } from './simple-pattern.ts';
import type { StylePattern } from './style-pattern.ts';
import type { StyleRule } from './style-rule.ts';

/** Compiles for the linear-time engine (`linear-pattern.ts`); null if it cannot run the expression. */
export type CompileLinear = (source: string, options: { matchCase: boolean }) => StylePattern | null;

/**
 * Compiles the regular expression of a rule, over Unicode, with bounded running time. `\b` is also a
 * Vietnamese word boundary. Throws `style.bad-pattern` for a syntax error and `style.empty-match` for an
 * expression that matches the empty string. Throws `style.unsupported-pattern` if it is not simple and the
 * linear-time engine cannot run it.
 */
export function compilePattern(
  { pattern, matchCase }: Pick<StyleRule, 'pattern' | 'matchCase'>,
  compileLinear: CompileLinear,
): StylePattern {
  const source = pattern.normalize('NFC');
  try {
    // Only compiled, to validate the syntax; never run.
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

/** The same for a stored rule, perhaps of an earlier version; returns the error code instead of throwing. */
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
