import { feedResponse } from '#app/_shell/reader/feed-response.ts';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: { params: Promise<{ tag: string }> }): Promise<Response> {
  const { tag } = await params;
  return feedResponse({ kind: 'tag', slug: tag }, 'rss.xml');
}
