import { authorUrl, eventUrl, tagUrl } from '#core/urls.ts';
import type { FeedFilter } from '#db/queries/public-feed.ts';
import { findAuthorOfFeed, findRedirect, findTagOfFeed } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '../../context.ts';

/** Where an address leads that was once public. */
export type Destination = {
  readonly target: string;
  /** Whether readers find a page there, or that of whose feed it is. */
  readonly hasPage: boolean;
  /** What stands in the feed that it leads to; null where that is no feed of an author or a tag. */
  readonly feedOf: FeedFilter | null;
};

/** The page to which a path that was once public leads now, or null. */
export async function whereNow({ db }: Pick<Services, 'db'>, path: string): Promise<string | null> {
  const found = await destinationOf({ db }, path);
  return found?.hasPage ? found.target : null;
}

/**
 * Where a path that was once public leads now, or null. Who works here is not public, nor what the desk is preparing, nor what either is
 * called now: whoever follows it asks whether readers find anything there. The answer is asked anew with the home page, as every address
 * that moves is told.
 */
export async function destinationOf({ db }: Pick<Services, 'db'>, path: string): Promise<Destination | null> {
  pageScope.addTags('home');
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

/** Where the pages and feeds of authors and tags stand, and who has one. */
const ROOTS = [
  { root: authorUrl(''), ...ofAuthor },
  { root: tagUrl(''), ...ofTag },
  { root: eventUrl(''), ...ofTag },
] as const;
