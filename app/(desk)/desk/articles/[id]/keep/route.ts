import { readFields, storedJsonMaxBytes } from '#app/_shell/api/api-body.ts';
import { jsonResponse } from '#app/_shell/api/json-response.ts';
import { keepText } from '#usecases/articles/keep-text.ts';

type Params = { params: Promise<{ id: string }> };

/** Stores a text as a fork of the article. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { id: articleId } = await params;
  return jsonResponse(request, async (ctx) =>
    keepText(ctx, { ...(await readFields(request, storedJsonMaxBytes)), articleId }),
  );
}
