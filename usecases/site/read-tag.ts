import type { PublicStory } from '#core/articles/public-story.ts';
import type { PublicTag, PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { formatListCursor, parseListCursor } from '#db/queries/public-cursor.ts';
import { listTagStories } from '#db/queries/public-lists.ts';
import { findRedirect, findTagBySlug, listNeighbourTags } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';
import { pageSettings } from './shared/page-settings.ts';

export type TagPage = {
  readonly tag: PublicTag;
  readonly neighbours: readonly PublicTagLink[];
  readonly stories: readonly PublicStory[];
  readonly isFirstPage: boolean;
  readonly nextCursor: string | null;
};

/** A tag with its stories, newest first; where its address (`path`) leads now; or null. */
export async function readTag(
  { db }: Pick<Services, 'db'>,
  { slug, path, cursor }: { slug: string; path: string; cursor?: string },
): Promise<TagPage | { readonly redirectTo: string } | null> {
  const tag = await findTagBySlug(db, slug);
  if (!tag) {
    const redirectTo = await findRedirect(db, path);
    return redirectTo === null ? null : { redirectTo };
  }
  const before = parseListCursor(cursor);
  const { storiesPerPage: perPage } = await pageSettings({ db });
  const [found, neighbours] = await Promise.all([
    listTagStories(db, { tagId: tag.id, limit: perPage + 1, before }),
    listNeighbourTags(db, tag.id),
  ]);
  const stories = found.slice(0, perPage);
  const last = stories.at(-1);
  pageScope.addTags(`tag:${tag.id}`, ...stories.map(({ id }) => `article:${id}`));
  return {
    tag,
    neighbours,
    stories,
    isFirstPage: before === undefined,
    nextCursor: last && found.length > perPage ? formatListCursor(last) : null,
  };
}
