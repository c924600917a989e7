import { authorUrl } from '#core/urls.ts';
import { findAuthorBySlug, findRedirect } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '../../context.ts';

/** Where a path that was once public leads now, or null. The answer is asked anew with the home page, as every address that moves is told. */
export async function whereNow({ db }: Pick<Services, 'db'>, path: string): Promise<string | null> {
  pageScope.addTags('home');
  const target = await findRedirect(db, path);
  const author = target === null ? null : authorAt(target);
  // Who works here is not public, nor what they are called now: an author's address leads to a page, or nowhere.
  return author !== null && (await findAuthorBySlug(db, author)) === null ? null : target;
}

/** The slug of the author whose page or feed stands at this path; null for any other path. */
function authorAt(path: string): string | null {
  const root = authorUrl('');
  const [slug] = path.startsWith(root) ? path.slice(root.length).split('/') : [];
  return slug === undefined ? null : decodeURIComponent(slug);
}
