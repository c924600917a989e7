import { readFields } from '#app/_shell/api/api-body.ts';
import { publicJsonResponse } from '#app/_shell/api/json-response.ts';
import { finishBrowserSession, openBrowserSession } from '#app/_shell/session/open-browser-session.ts';
import { DomainError } from '#core/shared/domain-error.ts';

/**
 * Signs in again on a screen whose session ended, without leaving it. First by password; after
 * `auth.second-step` by a code.
 */
export async function POST(request: Request): Promise<Response> {
  return publicJsonResponse(request, async () => {
    const { email, password, code } = await readFields(request);
    if (code !== undefined) await finishBrowserSession({ code });
    else if ((await openBrowserSession({ email, password })) === 'step')
      throw new DomainError('auth.second-step');
    return null;
  });
}
