import type { PublicStory } from '#core/articles/public-story.ts';
import { listNewestStories } from '#db/queries/site/public-lists.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';

const newestCount = 5;

/** The newest stories in the site's language, for pages without content. */
export async function readNewest({ db, site }: Pick<Services, 'db' | 'site'>): Promise<PublicStory[]> {
  const stories = await listNewestStories(db, { limit: newestCount, locale: site.locale });
  renderContext.addTags('home', ...stories.map(({ id }) => `article:${id}`));
  return stories;
}
