import { readFields } from '#app/_shell/api/api-body.ts';
import { jsonResponse, jsonResponseOfRead } from '#app/_shell/api/json-response.ts';
import { readLiveDesk } from '#usecases/live/read-live-desk.ts';
import { writeEntry } from '#usecases/live/write-entry.ts';

type Params = { params: Promise<{ id: string }> };

/** The live desk of a story. Open screens poll it every few seconds. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id: articleId } = await params;
  const limit = new URL(request.url).searchParams.get('limit') ?? undefined;
  return jsonResponseOfRead(request, (ctx) => readLiveDesk(ctx, { articleId, limit }));
}

/** Creates an entry. Idempotent, so that a retry after a lost answer makes no second entry. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { id: articleId } = await params;
  return jsonResponse(request, async (ctx) => writeEntry(ctx, { ...(await readFields(request)), articleId }));
}
