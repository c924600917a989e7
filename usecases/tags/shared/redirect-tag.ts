import { eventUrl, tagFeedUrl, tagUrl } from '#core/urls.ts';
import type { Transaction } from '#db/client.ts';
import { putRedirect } from '#db/queries/articles/redirects.ts';

/** Redirects every URL of a tag and its feeds to the current one, in one hop. */
export async function redirectTag(
  tx: Transaction,
  { from, to, at }: { from: string; to: string; at: Date },
): Promise<void> {
  await putRedirect(tx, { path: tagUrl(from), target: tagUrl(to), at });
  await putRedirect(tx, { path: eventUrl(from), target: eventUrl(to), at });
  for (const format of ['rss.xml', 'atom.xml', 'feed.json'] as const) {
    await putRedirect(tx, { path: tagFeedUrl(from, format), target: tagFeedUrl(to, format), at });
  }
}
