import type { SiteToMeasure } from './site-to-measure.ts';

/** Signs a demo account in without a browser, and returns the cookies as a header. */
export async function cookieFor({ url, password }: SiteToMeasure, person: string): Promise<string> {
  const api = `${url}/api/auth`;
  const asked = await fetch(`${api}/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${api}/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(asked), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...{ csrfToken, json: 'true' },
      ...{ email: `${person}@toasoan.example`, password },
    }),
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes('session')) throw new Error(`${person} could not sign in: ${answer.status}`);
  return cookie;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
