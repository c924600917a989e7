import type { PaidWords } from '#core/articles/paid-words.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { siteText } from './site-text.ts';

/** The advertising label of a sponsored story, in its language. Null for editorial stories. */
export function paidWords({
  format,
  locale,
  sponsor,
}: Pick<PublicStory, 'format' | 'locale' | 'sponsor'>): PaidWords | null {
  if (format !== 'sponsored') return null;
  const t = siteText(locale);
  return { label: t('paid.label'), by: sponsor && t('paid.by', { sponsor }) };
}
