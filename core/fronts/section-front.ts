import type { PublicStory } from '../articles/public-story.ts';
import type { Locale } from '../i18n/locales.ts';

/** The newest stories of a section that stand in front of its list. */
export const sectionFrontMost = 5;

/**
 * The newest first, but for what stands in the `free` places in front: no story that somebody paid for leads a section by itself,
 * and none in another language than the site's while there is one in it, as on the home page. Those stand behind.
 */
export function frontFirst<S extends Pick<PublicStory, 'format' | 'locale'>>(
  newest: readonly S[],
  { locale, free = sectionFrontMost }: { locale: Locale; free?: number },
): S[] {
  const editorial = newest.filter(({ format }) => format !== 'sponsored');
  const ours = editorial.filter((story) => story.locale === locale);
  const front = [...ours, ...editorial.filter((story) => story.locale !== locale)].slice(0, free);
  return [...front, ...newest.filter((story) => !front.includes(story))];
}
