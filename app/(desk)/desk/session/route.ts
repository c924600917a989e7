import { answerAnybody } from '#app/_shell/answer.ts';
import { readFields } from '#app/_shell/api-body.ts';
import { finishBrowserSession, openBrowserSession } from '#app/_shell/open-browser-session.ts';
import { DomainError } from '#core/shared/domain-error.ts';

/**
 * Signs in again on a screen whose session ended, without leaving it: first by password, then, where that leads to
 * `auth.second-step`, by a code.
 */
export async function POST(request: Request): Promise<Response> {
  return answerAnybody(request, async () => {
    const { email, password, code } = await readFields(request);
    if (code !== undefined) await finishBrowserSession({ code });
    else if ((await openBrowserSession({ email, password })) === 'step')
      throw new DomainError('auth.second-step');
    return null;
  });
}
