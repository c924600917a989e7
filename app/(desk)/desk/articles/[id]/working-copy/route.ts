import { jsonResponseOfRead } from '#app/_shell/api/json-response.ts';
import { readWorkingCopy } from '#usecases/articles/read-working-copy.ts';

type Params = { params: Promise<{ id: string }> };

/** The current working copy, for a screen that compares it with its own text. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id: articleId } = await params;
  return jsonResponseOfRead(request, async (ctx) => {
    const { update, ...last } = await readWorkingCopy(ctx, { articleId });
    return { ...last, update: Buffer.from(update).toString('base64') };
  });
}
