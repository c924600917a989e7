import type { SearchableText } from '../search/search-document.ts';
import { ARTICLE_FIELDS, TEXT_FIELDS } from './article-fields.ts';
import type { StoryTexts } from './public-texts.ts';

/** The words of a story that a search finds, by weight. `body` is the plain text of its body. */
export function searchTextOf(texts: StoryTexts, body: string): SearchableText {
  const textIn = (part: keyof SearchableText, ...more: readonly string[]) =>
    [
      ...TEXT_FIELDS.filter((name) => ARTICLE_FIELDS[name].search === part).map((name) => texts[name]),
      ...more,
    ]
      .filter((text) => text !== '')
      .join('\n\n');
  return { headline: textIn('headline'), sapo: textIn('sapo'), body: textIn('body', body) };
}
