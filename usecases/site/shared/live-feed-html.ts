import type { BodyLabels } from '#core/document/block-type.ts';
import { entryFeedHtml, type LiveWords } from '#core/live/live-html.ts';
import type { Services } from '../../context.ts';
import { loadLivePage } from './live-page.ts';

/** The additional HTML of a live story in feeds: the pinned entry and the newest ones, complete. */
export async function liveFeedHtml(
  { db, site }: Pick<Services, 'db' | 'site'>,
  story: { readonly number: number; readonly url: string; readonly locale: 'vi' | 'en' },
  { words, labels }: { words: LiveWords; labels: BodyLabels },
): Promise<string> {
  const page = await loadLivePage(db, { number: story.number });
  if (page === null) return '';
  const entries = page.pinned === null ? page.entries : [page.pinned, ...page.entries];
  return entries
    .map((entry) =>
      entryFeedHtml(entry, {
        ...{ storyUrl: story.url, locale: story.locale, timeZone: site.timeZone, siteUrl: site.url },
        ...{ words, labels, media: page.media },
      }),
    )
    .join('\n');
}
