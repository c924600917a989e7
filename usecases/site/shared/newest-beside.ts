import type { PublicStory } from '#core/articles/public-story.ts';
import { mostReadShown } from '#core/page-views/most-read.ts';
import { otherHeadlines } from '#core/related/other-headlines.ts';
import { relatedCount } from '#core/related/weights.ts';
import type { Queryable } from '#db/client.ts';
import { listNewestStories, listSectionStories } from '#db/queries/site/public-lists.ts';

/** The number of newest stories in the last list of the page. */
const newestCount = 6;

type Newest = { readonly inSection: readonly PublicStory[]; readonly onSite: readonly PublicStory[] };

/**
 * The newest stories of a story's section, and of the site if `missing` related stories are to be replaced.
 * Enough of them to leave out what the page shows already.
 */
export async function listNewestBeside(
  q: Queryable,
  { article, missing, onPageCount }: { article: PublicStory; missing: number; onPageCount: number },
): Promise<Newest> {
  const { locale } = article;
  // Rounded up to tens: each limit is a separate statement with its own plan (`planner-hints.ts`).
  const limit = Math.ceil((newestCount + relatedCount + onPageCount + mostReadShown) / 10) * 10;
  const [inSection, onSite] = await Promise.all([
    listSectionStories(q, { sectionIds: [article.section.id], locale, limit }),
    missing === 0 ? [] : listNewestStories(q, { locale, limit }),
  ]);
  return { inSection, onSite };
}

/**
 * The lists that end a page: the newest of the section. If related stories are missing, as many of the
 * section take their places and the newest of the site follow; without others in the section, those of the
 * site take the places.
 */
export function newestBeside(
  { inSection, onSite }: Newest,
  {
    onPage,
    onPageIds,
    missing,
  }: {
    onPage: readonly PublicStory[];
    onPageIds: ReadonlySet<string>;
    missing: number;
  },
): { sameSection: PublicStory[]; latest: PublicStory[] } {
  const others = (stories: readonly PublicStory[], listed: readonly PublicStory[]) =>
    otherHeadlines(
      // Sponsored content is never recommended.
      stories.filter(({ id, format }) => format !== 'sponsored' && !onPageIds.has(id)),
      listed,
    );
  const sameSection = others(inSection, onPage).slice(0, missing || newestCount);
  const latest = others(onSite, [...onPage, ...sameSection]);
  return { sameSection, latest: latest.slice(0, sameSection.length > 0 ? newestCount : missing) };
}
