import { feedResponse } from '#app/_shell/reader/feed-response.ts';

export const dynamic = 'force-dynamic';

export async function GET(
  _: Request,
  { params }: { params: Promise<{ section: string }> },
): Promise<Response> {
  const { section } = await params;
  return feedResponse({ kind: 'section', slug: section }, 'feed.json');
}
