import type { PublicStory } from '#core/articles/public-story.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { siteText } from './site-text.ts';

/**
 * What stands above a headline: the format, which says of a paid story that it is one, and a few words; their language, where it is
 * not that of the story.
 */
export function Kicker({
  story,
  words,
  lang,
}: {
  story: Pick<PublicStory, 'format' | 'locale'>;
  words: string;
  lang?: Locale | undefined;
}) {
  const format = siteText(story.locale)(`format.${story.format}`);
  // "Phân tích · Phân tích" would say one thing twice.
  const others = words.toLocaleLowerCase() === format.toLocaleLowerCase() ? '' : words;
  if (format === '' && others === '') return null;
  return (
    <p className="kicker">
      {format && <span className="kicker-format">{format}</span>}{' '}
      {others && <span lang={lang}>{others}</span>}
    </p>
  );
}
