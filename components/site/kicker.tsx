import type { PublicStory } from '#core/articles/public-story.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { siteText } from './site-text.ts';

/**
 * The line above a headline: the format, which marks paid stories, and a few words. It has a `lang` attribute
 * if its language differs from the story's. The topic of the list, `under`, is not repeated.
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
  // Avoids "Phân tích · Phân tích".
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
