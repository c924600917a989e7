import { authorFeedUrl, authorUrl } from '#core/urls.ts';
import type { Transaction } from '#db/client.ts';
import { putRedirect } from '#db/queries/articles/redirects.ts';

/** Redirects an author's old URLs, also of feeds, to the current ones in one hop. */
export async function redirectAuthor(
  tx: Transaction,
  { from, to, at }: { from: string; to: string; at: Date },
): Promise<void> {
  await putRedirect(tx, { path: authorUrl(from), target: authorUrl(to), at });
  for (const format of ['rss.xml', 'atom.xml', 'feed.json'] as const) {
    await putRedirect(tx, { path: authorFeedUrl(from, format), target: authorFeedUrl(to, format), at });
  }
}
