import type { ReactNode } from 'react';
import { LiveSection } from '#components/site/live/live-section.tsx';
import { liveWords } from '#components/site/live/live-words.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { BodyLabels } from '#core/document/block-type.ts';
import type { LiveHtmlOptions } from '#core/live/live-html.ts';
import { cachedForRender } from '#platform/rendering/current-render.ts';
import { services } from '#usecases/services.ts';
import { type LivePage, readLive } from '#usecases/site/read-live.ts';
import { pageLinks } from './page-links.ts';
import type { ReaderMetadata } from './reader-metadata.ts';

/** Loads the entries once for the metadata and the page. */
const load = cachedForRender((number: number, fromId: string | undefined) =>
  readLive(services(), { number, fromId }),
);

type Cursor = string | string[] | undefined;

async function liveOf(article: PublicStory, cursor: Cursor): Promise<LivePage | null> {
  if (article.format !== 'live') return null;
  return load(article.number, typeof cursor === 'string' ? cursor : undefined);
}

/** Links to newer and older entries, for the head. */
export async function entriesLinks(
  article: PublicStory,
  cursor: Cursor,
): Promise<Pick<ReaderMetadata, 'pagination'>> {
  const page = await liveOf(article, cursor);
  if (page === null) return {};
  const { isFirstPage, previousId: previousCursor, nextId: nextCursor } = page;
  return pageLinks(article.url, { isFirstPage, previousCursor, nextCursor });
}

/** The live part of a story page. Undefined for a story without live coverage. */
export async function livePart(
  article: PublicStory,
  { labels, cursor }: { labels: BodyLabels; cursor: Cursor },
): Promise<{ page: LivePage; view: ReactNode } | undefined> {
  const page = await liveOf(article, cursor);
  if (page === null) return undefined;
  const options: LiveHtmlOptions = {
    storyUrl: article.url,
    timeZone: services().site.timeZone,
    locale: article.locale,
    words: liveWords(article.locale),
    labels,
    media: page.media,
  };
  return { page, view: <LiveSection page={page} options={options} /> };
}
