import { jsonResponse } from '#app/_shell/api/json-response.ts';
import { saveWorkingCopy } from '#usecases/articles/save-working-copy.ts';

type Params = { params: Promise<{ id: string }> };

/** Cuts a version of the working copy and returns its number and content. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { id: articleId } = await params;
  return jsonResponse(request, (ctx) => saveWorkingCopy(ctx, { articleId }));
}
