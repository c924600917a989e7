import type { ReactNode } from 'react';
import { LiveSection } from '#components/site/live/live-section.tsx';
import { liveWords } from '#components/site/live/live-words.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { BodyLabels } from '#core/document/block-type.ts';
import type { LiveHtmlOptions } from '#core/live/live-html.ts';
import { services } from '#usecases/services.ts';
import { type LivePage, readLive } from '#usecases/site/read-live.ts';

/** The live part of a story's page; undefined for a story that is not covered live. */
export async function livePart(
  article: PublicStory,
  { labels, cursor }: { labels: BodyLabels; cursor: string | string[] | undefined },
): Promise<{ page: LivePage; view: ReactNode } | undefined> {
  if (article.format !== 'live') return undefined;
  const fromId = typeof cursor === 'string' ? cursor : undefined;
  const page = await readLive(services(), { number: article.number, fromId });
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
