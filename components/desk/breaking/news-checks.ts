import { headlineMaxChars, sapoMaxChars } from '#core/articles/field-limits.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { noFacts } from '#core/checks/check-facts.ts';
import { BREAKING_RULES, runChecks } from '#core/checks/run-checks.ts';
import { emptyBody } from '#core/document/body.ts';
import type { News } from './kept-news.ts';

export const NEWS_CHECKS = ['headline', 'section', 'source', 'block'] as const;
export type NewsCheck = (typeof NEWS_CHECKS)[number] | 'sapo' | 'tk';
export type NewsCheckResult = { readonly name: NewsCheck; readonly passed: boolean };

/**
 * The four checks of the breaking path as they stand for these words, by the very rules that the server asks; and, only
 * where they are broken, that nothing is still to come and that the sentence is not too long for its field.
 */
export function checkNews(
  { headline, sapo, sectionId, sourceId }: Omit<News, 'id' | 'wasSent'>,
  sectionIds: readonly string[],
): NewsCheckResult[] {
  const content: VersionContent = {
    ...{ format: 'news', kicker: '', headline, sapo, sectionId, lead: null, body: emptyBody },
    ...{ bylineIds: sourceId === '' ? [] : [sourceId], tagIds: [], pinIds: [], sponsor: '' },
  };
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
    // News that nobody has seen yet can't be blocked; what the server knows better it says when it refuses.
    { name: 'block', passed: true },
    ...extra.filter(({ passed }) => !passed),
  ];
}
