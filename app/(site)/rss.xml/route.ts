import { feedResponse } from '#app/_shell/reader/feed-response.ts';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return feedResponse({ kind: 'site' }, 'rss.xml');
}
