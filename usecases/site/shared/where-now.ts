import { findRedirect } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '../../context.ts';

/** Where a path that was once public leads now, or null. The answer is asked anew with the home page, as every address that moves is told. */
export function whereNow({ db }: Pick<Services, 'db'>, path: string): Promise<string | null> {
  pageScope.addTags('home');
  return findRedirect(db, path);
}
