import { services } from '#usecases/services.ts';
import { suggestSearches } from '#usecases/site/suggest-searches.ts';

export const dynamic = 'force-dynamic';

/** What is offered to a reader who has typed so much of a search; nothing is an answer, too. */
export async function GET(request: Request): Promise<Response> {
  const text = new URL(request.url).searchParams.get('q') ?? '';
  return Response.json({ items: await suggestSearches(services(), { text }) });
}
