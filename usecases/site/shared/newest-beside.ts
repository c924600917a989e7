import type { PublicStory } from '#core/articles/public-story.ts';
import { mostReadShown } from '#core/page-views/most-read.ts';
import { latestInColumn, placeSection } from '#core/related/fill-column.ts';
import { otherHeadlines } from '#core/related/other-headlines.ts';
import type { Queryable } from '#db/client.ts';
import { listNewestStories, listSectionStories } from '#db/queries/site/public-lists.ts';

/** More than the column and the rows below a story hold. */
const newestCount = 15;

type Newest = { readonly inSection: readonly PublicStory[]; readonly onSite: readonly PublicStory[] };

/**
 * The newest stories of a story's section and of the site. Enough of them to leave out what the page shows
 * already.
 */
export async function listNewestBeside(
  q: Queryable,
  { article, onPageCount }: { article: PublicStory; onPageCount: number },
): Promise<Newest> {
  const { locale } = article;
  // Rounded up to tens: each limit is a separate statement with its own plan (`planner-hints.ts`).
  const limit = Math.ceil((newestCount + onPageCount + mostReadShown) / 10) * 10;
  const [inSection, onSite] = await Promise.all([
    listSectionStories(q, { sectionIds: [article.section.id], locale, limit }),
    listNewestStories(q, { locale, limit }),
  ]);
  return { inSection, onSite };
}

/** The newest of the site beside the story, and those of the section beside or below it. */
export function newestBeside(
  { inSection, onSite }: Newest,
  {
    onPage,
    onPageIds,
    ...column
  }: {
    onPage: readonly PublicStory[];
    onPageIds: ReadonlySet<string>;
    /** The length of the column, and the numbers of stories in its other lists. */
    room: number;
    beside: { readonly event: number; readonly mostRead: number };
  },
): { latest: PublicStory[]; sameSection: PublicStory[]; isSectionInColumn: boolean } {
  const others = (stories: readonly PublicStory[], listed: readonly PublicStory[]) =>
    otherHeadlines(
      // Sponsored content is never recommended.
      stories.filter(({ id, format }) => format !== 'sponsored' && !onPageIds.has(id)),
      listed,
    );
  const latest = others(onSite, onPage).slice(0, latestInColumn(column.room, column.beside));
  const ofSection = others(inSection, [...onPage, ...latest]);
  return { latest, ...placeSection(ofSection, { ...column, latest: latest.length }) };
}
