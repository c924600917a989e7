import type { SearchFilters } from '#core/search/search-filters.ts';
import { authorUrl, sectionUrl, tagUrl } from '#core/urls.ts';
import { findAuthorBySlug, findTagBySlug } from '#db/queries/site/public-taxonomy.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../../context.ts';
import { pageSections } from '../../shared/page-sections.ts';
import { whereNow } from './where-now.ts';

type Name = { readonly name: string; readonly nameEn: string };
/** The effective filters with their names for readers. */
export type AppliedFilters = SearchFilters & {
  readonly names: Readonly<Partial<Record<'section' | 'tag' | 'author', Name>>>;
};

/** The object of a filter's slug. */
type Named = Name & { readonly slug: string };
type Find = (services: Pick<Services, 'db'>, slug: string) => Promise<Named | null>;

/** The kinds of filter, with their page and their lookup by slug. */
const KINDS = {
  section: { urlOf: sectionUrl, find: findSection },
  tag: { urlOf: tagUrl, find: findTag },
  author: { urlOf: authorUrl, find: findAuthor },
} as const satisfies Record<string, { urlOf: (slug: string) => string; find: Find }>;

/**
 * The effective filters of a search. A slug that was renamed, merged or archived is resolved to its
 * successor. An unknown one stays under that name, so that the search finds nothing and the reader sees why.
 */
export async function appliedFilters(
  services: Pick<Services, 'db'>,
  { section, tag, author, ...days }: SearchFilters,
): Promise<AppliedFilters> {
  const found = await Promise.all(
    Object.entries({ section, tag, author }).map(async ([kind, slug]) =>
      slug === undefined ? [] : [[kind, await named(services, kind as keyof typeof KINDS, slug)] as const],
    ),
  );
  const names = found.flat();
  return {
    ...days,
    ...Object.fromEntries(names.map(([kind, { slug }]) => [kind, slug])),
    names: Object.fromEntries(names.map(([kind, { name, nameEn }]) => [kind, { name, nameEn }])),
  };
}

async function named(services: Pick<Services, 'db'>, kind: keyof typeof KINDS, slug: string): Promise<Named> {
  const { urlOf, find } = KINDS[kind];
  const found = await find(services, slug);
  if (found !== null) return found;
  const to = await whereNow(services, urlOf(slug));
  const slugNow = to?.startsWith(urlOf('')) ? to.slice(urlOf('').length) : null;
  return (slugNow === null ? null : await find(services, slugNow)) ?? { slug, name: slug, nameEn: slug };
}

async function findSection(services: Pick<Services, 'db'>, slug: string): Promise<Named | null> {
  return (await pageSections(services)).find((each) => each.slug === slug) ?? null;
}

async function findTag({ db }: Pick<Services, 'db'>, slug: string): Promise<Named | null> {
  const tag = await findTagBySlug(db, slug);
  if (tag) renderContext.addTags(`tag:${tag.id}`);
  return tag && { ...tag, nameEn: tag.name };
}

async function findAuthor({ db }: Pick<Services, 'db'>, slug: string): Promise<Named | null> {
  const author = await findAuthorBySlug(db, slug);
  if (author) renderContext.addTags(`person:${author.id}`);
  return author && { ...author, nameEn: author.name };
}
