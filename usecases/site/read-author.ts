import type { PublicStory } from '#core/articles/public-story.ts';
import type { PublicAuthor } from '#core/people/public-author.ts';
import { isBeyondEnd, type PlaceInList } from '#core/shared/list-cursor.ts';
import { isPlaceOfStory, listAuthorStories } from '#db/queries/site/public-lists.ts';
import { findAuthorBySlug } from '#db/queries/site/public-taxonomy.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { pageSettings } from './shared/page-settings.ts';
import { readListPage } from './shared/read-list-page.ts';
import { whereNow } from './shared/where-now.ts';

export type AuthorPage = PlaceInList & {
  readonly author: PublicAuthor;
  readonly stories: readonly PublicStory[];
};

/** An author with their public stories, newest first; the redirect for a former URL (`path`); or null. */
export async function readAuthor(
  { db, site }: Pick<Services, 'db' | 'site'>,
  { slug, path, cursor }: { slug: string; path: string; cursor?: string },
): Promise<AuthorPage | { readonly redirectTo: string } | null> {
  const author = await findAuthorBySlug(db, slug);
  if (!author) {
    const redirectTo = await whereNow({ db }, path);
    return redirectTo === null ? null : { redirectTo };
  }
  const { storiesPerPage: perPage } = await pageSettings({ db });
  const { shown: stories, place } = await readListPage({
    ...{ cursor, perPage, isPlace: (at) => isPlaceOfStory(db, at) },
    list: (stretch) => listAuthorStories(db, { personId: author.id, ...stretch, editionIn: site.locale }),
  });
  renderContext.addTags(`person:${author.id}`, ...stories.map(({ id }) => `article:${id}`));
  return isBeyondEnd(place, stories) ? null : { author, stories, ...place };
}
