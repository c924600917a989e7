import { sectionFeedUrl, sectionUrl } from '#core/urls.ts';
import type { Transaction } from '#db/client.ts';
import { putRedirect } from '#db/queries/articles/redirects.ts';

/** Redirects the URLs of a section and its feeds to another; stories are found by number. */
export async function redirectSection(
  tx: Transaction,
  { from, to, at }: { from: string; to: string; at: Date },
): Promise<void> {
  await putRedirect(tx, { path: sectionUrl(from), target: sectionUrl(to), at });
  for (const format of ['rss.xml', 'atom.xml', 'feed.json'] as const) {
    await putRedirect(tx, { path: sectionFeedUrl(from, format), target: sectionFeedUrl(to, format), at });
  }
}
