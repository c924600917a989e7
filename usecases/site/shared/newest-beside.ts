import type { PublicStory } from '#core/articles/public-story.ts';
import { mostReadShown } from '#core/page-views/most-read.ts';
import { type ColumnRoom, latestInColumn, latestToFill, placeSection } from '#core/related/fill-column.ts';
import { otherHeadlines } from '#core/related/other-headlines.ts';
import type { Queryable } from '#db/client.ts';
import { listNewestStories, listSectionStories } from '#db/queries/site/public-lists.ts';

/** More than the column and the rows below a story hold. */
const newestCount = { inSection: 15, onSite: 35 };

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
  const limitOf = (count: number) => Math.ceil((count + onPageCount + mostReadShown) / 10) * 10;
  const [inSection, onSite] = await Promise.all([
    listSectionStories(q, {
      sectionIds: [article.section.id],
      locale,
      limit: limitOf(newestCount.inSection),
    }),
    listNewestStories(q, { locale, limit: limitOf(newestCount.onSite) }),
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
    room: ColumnRoom;
    /** The numbers of stories in the other lists of the column. */
    beside: { readonly event: number; readonly mostRead: number };
  },
): { latest: PublicStory[]; sameSection: PublicStory[]; isSectionInColumn: boolean } {
  const others = (stories: readonly PublicStory[], listed: readonly PublicStory[]) =>
    otherHeadlines(
      // Sponsored content is never recommended.
      stories.filter(({ id, format }) => format !== 'sponsored' && !onPageIds.has(id)),
      listed,
    );
  const { room, beside } = column;
  const first = others(onSite, onPage).slice(0, latestInColumn(room, beside));
  const ofSection = others(inSection, [...onPage, ...first]);
  const section = placeSection(ofSection, { ...column, latest: first.length });
  const cards = section.isSectionInColumn ? section.sameSection.length : 0;
  const count = latestToFill(room, { beside, latest: first.length, cards });
  // What a small section and the most read leave free.
  const latest = others(onSite, [...onPage, ...section.sameSection]).slice(0, count);
  return { latest, ...section };
}
