import { services } from '#usecases/services.ts';
import { suggestSearches } from '#usecases/site/suggest-searches.ts';

export const dynamic = 'force-dynamic';

/** Search suggestions for a partly typed term; may be empty. */
export async function GET(request: Request): Promise<Response> {
  const text = new URL(request.url).searchParams.get('q') ?? '';
  return Response.json({ items: await suggestSearches(services(), { text }) });
}
