import { feedResponse } from '#app/_shell/reader/feed-response.ts';

export const dynamic = 'force-dynamic';

export async function GET(
  _: Request,
  { params }: { params: Promise<{ author: string }> },
): Promise<Response> {
  const { author } = await params;
  return feedResponse({ kind: 'author', slug: author }, 'rss.xml');
}
