import { mapText, originalRange } from '#core/text/text-map.ts';
import { type CompileLinear, compileStored } from './compile-pattern.ts';
import type { StyleMatch } from './style-pattern.ts';
import type { StyleRule } from './style-rule.ts';

/** What a rule has to say of a place in a text, by UTF-16 offsets, end exclusive. */
export type StyleAdvice = {
  readonly start: number;
  readonly end: number;
  readonly ruleId: string;
  readonly advice: string;
  /** What to write there instead; null where only a person can say. */
  readonly replacement: string | null;
};

/** Beyond so many places in one text a rule says nothing new. */
const mostPerText = 100;

/**
 * Runs one rule over one text, in bounded time. A rule that does not compile, as one that was stored by an earlier version
 * may not, gives no advice.
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
    // Advice to write what is written already is none.
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
