import type { PublicStory } from '#core/articles/public-story.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { siteText } from './site-text.ts';

/**
 * What stands above a headline: the format, which says of a paid story that it is one, and a few words; their language, where it is
 * not that of the story. What stands above already, `under` which the story is, is not said again.
 */
export function Kicker({
  story,
  words,
  under = [],
  lang,
}: {
  story: Pick<PublicStory, 'format' | 'locale'>;
  words: string;
  under?: readonly string[];
  lang?: Locale | undefined;
}) {
  const label = siteText(story.locale)(`format.${story.format}`);
  const format = isAmong(under, label) && story.format !== 'sponsored' ? '' : label;
  // "Phân tích · Phân tích" would say one thing twice.
  const others = isSame(words, label) || isAmong(under, words) ? '' : words;
  if (format === '' && others === '') return null;
  return (
    <p className="kicker">
      {format && <span className="kicker-format">{format}</span>}{' '}
      {others && <span lang={lang}>{others}</span>}
    </p>
  );
}

function isAmong(names: readonly string[], one: string): boolean {
  return names.some((name) => isSame(name, one));
}

function isSame(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}
