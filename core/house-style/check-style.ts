import { mapText, originalRange } from '#core/text/text-map.ts';
import { type CompileLinear, compileStored } from './compile-pattern.ts';
import type { StyleMatch } from './style-pattern.ts';
import type { StyleRule } from './style-rule.ts';

/** The advice of a rule for a range of a text, in UTF-16 offsets, end exclusive. */
export type StyleAdvice = {
  readonly start: number;
  readonly end: number;
  readonly ruleId: string;
  readonly advice: string;
  /** The replacement text; null if a person must decide. */
  readonly replacement: string | null;
};

/** Maximum number of matches of a rule in one text. */
const mostPerText = 100;

/**
 * Runs one rule over one text in bounded time. A rule that does not compile, such as one stored by an earlier
 * version, gives no advice.
 */
export function checkStyle(text: string, rule: StyleRule, compileLinear: CompileLinear): StyleAdvice[] {
  const expression = compileStored(rule, compileLinear);
  if (typeof expression === 'string') return [];
  const map = mapText(text, (letter) => letter.normalize('NFC'));
  const found: StyleAdvice[] = [];
  for (const { start, end, groups } of expression.matches(map.text)) {
    if (found.length === mostPerText) break;
    const range = originalRange(map, start, end);
    if (range === null) continue;
    const replacement = rule.replacement === null ? null : fillGroups(rule.replacement, groups);
    // Advice that would change nothing is dropped.
    if (replacement === groups[0]) continue;
    found.push({ ...range, ruleId: rule.id, advice: rule.advice, replacement });
  }
  return found;
}

function fillGroups(template: string, groups: StyleMatch['groups']): string {
  return template.replace(/\$([$&]|\d)/g, (_, sign: string) => {
    if (sign === '$') return '$';
    return groups[sign === '&' ? 0 : Number(sign)] ?? '';
  });
}
