import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { listSections } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '../context.ts';

/** The sections for rendering a page; every page frame shows them. */
export function pageSections({ db }: Pick<Services, 'db'>): Promise<PublicSection[]> {
  return pageScope.share('sections', () => listSections(db));
}
