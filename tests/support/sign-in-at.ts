import type { Page } from 'playwright';
import { theSite } from './the-site.ts';

/** Signs the browser of a page in as one of the demonstration newsroom, in a new session and without the form. */
export async function signInAt(page: Page, person: string, site = theSite()): Promise<void> {
  const api = `${site.url}/api/auth`;
  const { csrfToken } = await (await page.request.get(`${api}/csrf`)).json();
  const answer = await page.request.post(`${api}/callback/credentials`, {
    form: {
      ...{ csrfToken, json: 'true' },
      ...{ email: `${person}@toasoan.example`, password: site.password },
    },
  });
  if (!answer.ok()) throw new Error(`${person} could not sign in: ${answer.status()} ${await answer.text()}`);
}
