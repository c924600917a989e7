import type { NextRequest } from 'next/server';
import { services } from '#usecases/services.ts';
import { suggestSearches } from '#usecases/site/suggest-searches.ts';

export const dynamic = 'force-dynamic';

/** What is offered to a reader who has typed so much of a search; nothing is an answer, too. */
export async function GET(request: NextRequest): Promise<Response> {
  const text = request.nextUrl.searchParams.get('q') ?? '';
  return Response.json({ items: await suggestSearches(services(), { text }) });
}
