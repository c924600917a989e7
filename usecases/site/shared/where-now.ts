import { authorUrl, eventUrl, tagUrl } from '#core/urls.ts';
import type { FeedFilter } from '#db/queries/site/public-feed.ts';
import { findAuthorOfFeed, findRedirect, findTagOfFeed } from '#db/queries/site/public-taxonomy.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../../context.ts';

/** The destination of a former public path. */
export type Destination = {
  readonly target: string;
  /** Whether the path, or the page of the feed, is public. */
  readonly hasPage: boolean;
  /** The filter of the feed at the destination; null if it is not a feed of an author or a tag. */
  readonly feedOf: FeedFilter | null;
};

/** The current page of a former public path, or null. */
export async function whereNow({ db }: Pick<Services, 'db'>, path: string): Promise<string | null> {
  const found = await destinationOf({ db }, path);
  return found?.hasPage ? found.target : null;
}

/**
 * The destination of a former public path, or null. Names of staff and unpublished work are not public, so
 * callers check that the destination has public content. The result is cached with the tag `home`, because
 * every change of URL invalidates it.
 */
export async function destinationOf({ db }: Pick<Services, 'db'>, path: string): Promise<Destination | null> {
  renderContext.addTags('home');
  const target = await findRedirect(db, path);
  if (target === null) return null;
  const asked = ROOTS.find(({ root }) => target.startsWith(root));
  if (asked === undefined) return { target, hasPage: true, feedOf: null };
  const [slug = '', feed] = target.slice(asked.root.length).split('/');
  const found = await asked.find(db, decodeURIComponent(slug));
  if (found === null) return null;
  return { target, hasPage: found.hasPage, feedOf: feed === undefined ? null : asked.feedOf(found.id) };
}

const ofTag = { find: findTagOfFeed, feedOf: (tagId: string): FeedFilter => ({ tagId }) };
const ofAuthor = { find: findAuthorOfFeed, feedOf: (personId: string): FeedFilter => ({ personId }) };

/** The roots of pages and feeds of authors and tags, and checks that these are public. */
const ROOTS = [
  { root: authorUrl(''), ...ofAuthor },
  { root: tagUrl(''), ...ofTag },
  { root: eventUrl(''), ...ofTag },
] as const;
