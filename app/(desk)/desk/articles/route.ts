import { answer } from '#app/_shell/answer.ts';
import { readFields } from '#app/_shell/api-body.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

/** Begins an article with what was written first. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async (ctx) => createArticle(ctx, await readFields(request)));
}
