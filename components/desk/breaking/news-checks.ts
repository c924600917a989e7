import { blankContent } from '#core/articles/blank-content.ts';
import { headlineMaxChars, sapoMaxChars } from '#core/articles/field-limits.ts';
import { noFacts } from '#core/checks/check-facts.ts';
import { BREAKING_RULES, runChecks } from '#core/checks/run-checks.ts';
import type { News } from './unsent-news.ts';

export const NEWS_CHECKS = ['headline', 'section', 'source', 'block'] as const;
export type NewsCheck = (typeof NEWS_CHECKS)[number] | 'sapo' | 'tk';
export type NewsCheckResult = { readonly name: NewsCheck; readonly passed: boolean };

/**
 * The results of the four checks of the breaking path, by the same rules as on the server. Only on failure
 * also: no placeholder is left, and the headline fits its field.
 */
export function checkNews(
  { headline, sapo, sectionId, sourceId }: Omit<News, 'id' | 'wasSent'>,
  sectionIds: readonly string[],
): NewsCheckResult[] {
  const bylineIds = sourceId === '' ? [] : [sourceId];
  const content = blankContent(sectionId, { headline, sapo, bylineIds });
  const results = runChecks(content, { ...noFacts(0), sectionIds }, BREAKING_RULES);
  const passes = (check: string) => results.every(({ name, passed }) => name !== check || passed);
  const extra: NewsCheckResult[] = [
    { name: 'sapo', passed: sapo.length <= sapoMaxChars },
    { name: 'tk', passed: passes('no-tk') },
  ];
  return [
    { name: 'headline', passed: passes('headline-present') && headline.length <= headlineMaxChars },
    { name: 'section', passed: passes('section-present') },
    { name: 'source', passed: passes('byline-present') },
    // A new story cannot be blocked. The server reports anything else when it rejects it.
    { name: 'block', passed: true },
    ...extra.filter(({ passed }) => !passed),
  ];
}
