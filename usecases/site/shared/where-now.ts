import { authorUrl, eventUrl, tagUrl } from '#core/urls.ts';
import { findAuthorBySlug, findRedirect, findTagBySlug } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '../../context.ts';

/** Where a path that was once public leads now, or null. The answer is asked anew with the home page, as every address that moves is told. */
export async function whereNow({ db }: Pick<Services, 'db'>, path: string): Promise<string | null> {
  pageScope.addTags('home');
  const target = await findRedirect(db, path);
  if (target === null) return null;
  const asked = ROOTS.find(({ root }) => target.startsWith(root));
  if (asked === undefined) return target;
  // Who works here is not public, nor what the desk is preparing, nor what either is called now: such an address leads to a page,
  // or nowhere.
  const [slug = ''] = target.slice(asked.root.length).split('/');
  return (await asked.find(db, decodeURIComponent(slug))) === null ? null : target;
}

/** Where the pages and feeds of authors and tags stand, and who has one. */
const ROOTS = [
  { root: authorUrl(''), find: findAuthorBySlug },
  { root: tagUrl(''), find: findTagBySlug },
  { root: eventUrl(''), find: findTagBySlug },
] as const;
