import { headers } from 'next/headers';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';
import { clientAddress } from './client-address.ts';
import { endPresentSession } from './end-present-session.ts';
import { knownBrowser, rememberBrowser } from './known-browser.ts';
import { keepSession } from './session-cookie.ts';
import { siteContext } from './site-context.ts';

/** Signs somebody in in this browser by e-mail and password. Throws what the use case throws. */
export async function openBrowserSession(credentials: { email: unknown; password: unknown }): Promise<void> {
  const ctx = { ...(await siteContext()), address: await clientAddress() };
  const userAgent = (await headers()).get('user-agent') ?? '';
  const { sessionId, personId } = await signInWithPassword(ctx, {
    ...credentials,
    userAgent,
    knownBrowser: await knownBrowser(),
  });
  await endPresentSession();
  await rememberBrowser(personId);
  await keepSession(sessionId);
}
