import { readFields } from '#app/_shell/api/api-body.ts';
import { jsonResponse } from '#app/_shell/api/json-response.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

/** Creates an article with its first content. */
export async function POST(request: Request): Promise<Response> {
  return jsonResponse(request, async (ctx) => createArticle(ctx, await readFields(request)));
}
