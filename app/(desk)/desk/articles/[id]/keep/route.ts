import { answer } from '#app/_shell/answer.ts';
import { keptJsonMaxBytes, readFields } from '#app/_shell/api-body.ts';
import { keepText } from '#usecases/articles/keep-text.ts';

type Params = { params: Promise<{ id: string }> };

/** Keeps a text beside the article. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { id: articleId } = await params;
  return answer(request, async (ctx) =>
    keepText(ctx, { ...(await readFields(request, keptJsonMaxBytes)), articleId }),
  );
}
