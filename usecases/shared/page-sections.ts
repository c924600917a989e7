import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { listSections } from '#db/queries/site/public-taxonomy.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../context.ts';

/** The sections for rendering a page; every page frame shows them. */
export function pageSections({ db }: Pick<Services, 'db'>): Promise<PublicSection[]> {
  return renderContext.share('sections', () => listSections(db));
}
