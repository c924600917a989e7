import { answer } from '#app/_shell/answer.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';

type Params = { params: Promise<{ id: string }> };

/** Saves changes, and says what the person may do to the article from now on. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { id: articleId } = await params;
  return answer(request, async (ctx) => {
    const { version } = await saveArticle(ctx, { ...(await request.json()), articleId });
    const { content: _, ...view } = await readArticle(ctx, { articleId });
    // The saved version's number, not a newer one that somebody else made in between.
    return { ...view, version };
  });
}
