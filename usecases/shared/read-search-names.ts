import { facetLexeme } from '#core/search/lexeme.ts';
import { isNameOf } from '#core/search/pages-for.ts';
import { type NameKeys, nameKeysIn } from '#core/search/search-name.ts';
import type { SearchSuggestion } from '#core/search/search-suggestion.ts';
import { synonymKeysIn } from '#core/search/search-term.ts';
import { type SynonymGroup, synonymKey } from '#core/search/synonyms.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { syllables } from '#core/text/syllables.ts';
import { authorUrl, sectionUrl, tagPageUrl } from '#core/urls.ts';
import { listAuthorsNamed, listTagsNamed } from '#db/queries/search/search-names.ts';
import { listTagsBeginning } from '#db/queries/search/suggested-names.ts';
import { listSynonymsNamed } from '#db/queries/search/synonyms.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../context.ts';
import { pageSections } from './page-sections.ts';

/** Something of the site with a page and a name. */
export type NamedPage = SynonymGroup & { readonly page: SearchSuggestion };

/** The synonyms, tags, authors and sections that a query names, and their pages. */
export async function readSearchNames(
  services: Pick<Services, 'db' | 'site'>,
  text: string,
): Promise<{ readonly groups: readonly SynonymGroup[]; readonly named: readonly NamedPage[] }> {
  const [synonyms, found, sections] = await Promise.all([
    listSynonymsNamed(services.db, synonymKeysIn(text)),
    listPagesNamed(services, nameKeysIn(text)),
    sectionsNamed(services, text),
  ]);
  const named = [...sections, ...found];
  const isWhole = named.some(({ names }) => names.some((name) => isNameOf(text, name)));
  const partly = isWhole ? [] : await tagsWithPart(services, text);
  return { groups: [...synonyms, ...named], named: [...named, ...partly] };
}

/** The tags and authors with one of these keys, with their pages. */
export async function listPagesNamed({ db }: Pick<Services, 'db'>, keys: NameKeys): Promise<NamedPage[]> {
  const [tags, authors] = await Promise.all([
    listTagsNamed(db, keys.tags),
    listAuthorsNamed(db, keys.authors),
  ]);
  renderContext.addTags(...tags.map(({ id }) => `tag:${id}`), ...authors.map(({ id }) => `person:${id}`));
  return [
    ...tags.map((tag) => ({
      ...{ id: tag.id, names: [tag.name, ...tag.aliases], facet: facetLexeme('tag', tag.slug) },
      page: { kind: 'tag' as const, name: tag.name, url: tagPageUrl(tag) },
    })),
    ...authors.map(({ id, slug, name }) => ({
      ...{ id, names: endsOf(name), facet: facetLexeme('author', slug) },
      page: { kind: 'author' as const, name, url: authorUrl(slug) },
    })),
  ];
}

/** A name of a person and its ends: Vietnamese names end with the given name. */
function endsOf(name: string): string[] {
  const [, ...words] = syllables(name);
  return [name, ...words.map(({ start }) => name.slice(start))];
}

/** The most used tag whose name has these words, at least two, as a part: “Kim Giao” for “Bão Kim Giao”. */
async function tagsWithPart({ db }: Pick<Services, 'db'>, text: string): Promise<NamedPage[]> {
  if (!synonymKey(text).includes(' ')) return [];
  const tags = await listTagsBeginning(db, { beginning: tagKey(text), limit: 1 });
  renderContext.addTags(...tags.map(({ id }) => `tag:${id}`));
  return tags.map((tag) => ({
    ...{ id: tag.id, names: [text] },
    page: { kind: 'tag', name: tag.name, url: tagPageUrl(tag) },
  }));
}

async function sectionsNamed(
  { db, site }: Pick<Services, 'db' | 'site'>,
  text: string,
): Promise<NamedPage[]> {
  const key = synonymKey(text);
  const sections = await pageSections({ db });
  return sections
    .filter(({ name, nameEn }) => [name, nameEn].some((each) => synonymKey(each) === key))
    .map(({ slug, name, nameEn }) => ({
      ...{ id: slug, names: [name, nameEn], facet: facetLexeme('section', slug) },
      page: { kind: 'section' as const, name: site.locale === 'vi' ? name : nameEn, url: sectionUrl(slug) },
    }));
}
