import type { PublicStory } from '../articles/public-story.ts';
import type { Locale } from '../i18n/locales.ts';

/** The number of newest stories of a section shown above its list. */
export const sectionFrontMost = 5;

/**
 * The newest stories first, with exceptions in the first `free` slots, as on the home page. Sponsored stories
 * take no slot there, and stories in other languages only the slots that the site's language leaves. All
 * others follow.
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
