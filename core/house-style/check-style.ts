import { mapText, originalRange } from '#core/text/text-map.ts';
import { compilePattern } from './compile-pattern.ts';
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
 * Runs one rule over one text. It takes as long as the expression takes: an evil one may never come back, so
 * whoever calls it keeps the time. Throws as `compilePattern` does.
 */
export function checkStyle(text: string, rule: StyleRule): StyleAdvice[] {
  const expression = compilePattern(rule);
  const map = mapText(text, (letter) => letter.normalize('NFC'));
  const found: StyleAdvice[] = [];
  for (const match of map.text.matchAll(expression)) {
    if (found.length === mostPerText) break;
    const range = originalRange(map, match.index, match.index + match[0].length);
    if (range === null) continue;
    const replacement = rule.replacement === null ? null : fillGroups(rule.replacement, match);
    // Advice to write what is written already is none.
    if (replacement === match[0]) continue;
    found.push({ ...range, ruleId: rule.id, advice: rule.advice, replacement });
  }
  return found;
}

function fillGroups(template: string, match: RegExpMatchArray): string {
  return template.replace(/\$([$&]|\d)/g, (_, sign: string) => {
    if (sign === '$') return '$';
    return (sign === '&' ? match[0] : match[Number(sign)]) ?? '';
  });
}
