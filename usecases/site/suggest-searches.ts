import { accentsFirst, hasAccents } from '#core/search/accents-first.ts';
import { isNameOf } from '#core/search/pages-for.ts';
import { nameKeysIn } from '#core/search/search-name.ts';
import {
  type SearchSuggestion,
  suggestedAtMost,
  suggestedTextMaxChars,
} from '#core/search/search-suggestion.ts';
import { typedText } from '#core/search/typed-text.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { cutWhole } from '#core/text/cut-whole.ts';
import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import { authorUrl, sectionUrl, tagPageUrl } from '#core/urls.ts';
import { listAuthorsBeginning, listTagsBeginning } from '#db/queries/search/suggested-names.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../context.ts';
import { pageSections } from '../shared/page-sections.ts';
import { listPagesNamed } from '../shared/read-search-names.ts';
import { searchEngine } from '../shared/search-engine.ts';
import { archiveOfQuery } from './shared/archive-of-query.ts';

/** Longer input gets no suggestions. */
const wordsAtMost = 12;
/**
 * With typed accents, the number of headlines examined per suggestion: the newest may all have other accents.
 */
const lookedAtForOne = 5;

/**
 * Suggestions for a partial query: the pages that it names, sections and authors with a word prefix, tags of
 * every type with a name prefix, then headlines with all words. Accents do not matter, but headlines with the
 * typed accents come first. Only public content.
 */
export async function suggestSearches(
  services: Services,
  { text }: { text: string },
): Promise<SearchSuggestion[]> {
  renderContext.addTags('search');
  const typed = cutWhole(typedText(text), suggestedTextMaxChars);
  const words = syllables(typed).map((syllable) => syllable.text);
  if (words.length === 0 || words.length > wordsAtMost) return [];
  const { db, now, site } = services;
  const beginning = words.map(fold).join(' ');
  const lookedAt = suggestedAtMost.story * (hasAccents(words) ? lookedAtForOne : 1);
  const [archive, named, sections, tags, authors, found] = await Promise.all([
    archiveOfQuery(services, typed),
    listPagesNamed({ db }, nameKeysIn(typed)),
    pageSections({ db }),
    listTagsBeginning(db, { beginning: tagKey(typed), limit: suggestedAtMost.tag }),
    listAuthorsBeginning(db, { beginning, limit: suggestedAtMost.author }),
    searchEngine(services)
      .listBeginning({ words, asOf: now(), timeZone: site.timeZone }, lookedAt)
      .then((ids) => listStoriesByIds(db, ids)),
  ]);
  const stories = accentsFirst(found, words).slice(0, suggestedAtMost.story);
  const nameOf = (section: (typeof sections)[number]) =>
    site.locale === 'vi' ? section.name : section.nameEn;
  renderContext.addTags(
    ...stories.map(({ id }) => `article:${id}`),
    ...tags.map(({ id }) => `tag:${id}`),
    ...authors.map(({ id }) => `person:${id}`),
  );
  const offered = [
    ...(archive === null ? [] : [archive]),
    ...named.filter(({ names }) => names.some((name) => isNameOf(typed, name))).map(({ page }) => page),
    ...sections
      .filter((section) => hasWordsBeginning(nameOf(section), beginning))
      .slice(0, suggestedAtMost.section)
      .map((section) => ({
        kind: 'section' as const,
        name: nameOf(section),
        url: sectionUrl(section.slug),
      })),
    ...tags.map((tag) => ({ kind: 'tag' as const, name: tag.name, url: tagPageUrl(tag) })),
    ...authors.map(({ name, slug }) => ({ kind: 'author' as const, name, url: authorUrl(slug) })),
    ...stories.map(({ headline, url, format }) => ({
      ...{ kind: 'story' as const, name: headline, url },
      ...(format === 'sponsored' && { isPaid: true as const }),
    })),
  ];
  return offered.filter(({ url }, at) => offered.findIndex((each) => each.url === url) === at);
}

/** Whether the typed words occur adjacent in the name, the last one as a prefix. */
function hasWordsBeginning(name: string, beginning: string): boolean {
  const folded = syllables(name).map((syllable) => fold(syllable.text));
  return ` ${folded.join(' ')}`.includes(` ${beginning}`);
}
