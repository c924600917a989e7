import { answerAnybody } from '#app/_shell/answer.ts';
import { readFields } from '#app/_shell/api-body.ts';
import { openBrowserSession } from '#app/_shell/open-browser-session.ts';

/** Signs in again on a screen whose session ended, without leaving it. */
export async function POST(request: Request): Promise<Response> {
  return answerAnybody(request, async () => {
    const { email, password } = await readFields(request);
    await openBrowserSession({ email, password });
    return null;
  });
}
