import { newsSitemapResponse } from '#app/_shell/reader/news-sitemap-response.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return newsSitemapResponse(1);
}
