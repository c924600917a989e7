import { jsonResponseOfRead } from '#app/_shell/api/json-response.ts';
import { readArticle } from '#usecases/articles/read-article.ts';

type Params = { params: Promise<{ id: string }> };

/** The state of an article and the actions that are allowed, without its text. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id: articleId } = await params;
  return jsonResponseOfRead(request, async (ctx) => {
    const { content: _, ...view } = await readArticle(ctx, { articleId });
    return view;
  });
}
