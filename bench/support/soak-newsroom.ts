import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { openNewsroom } from '../../scripts/newsroom/open-newsroom.ts';
import { longStory } from './long-story.ts';
import type { SiteToMeasure } from './site-to-measure.ts';

/** A signed-in journalist. */
export type Journalist = { readonly id: string; readonly name: string; readonly cookie: string };

const password = 'mật khẩu của người viết thử';

/** Adds journalists to a running newsroom (`DATA_DIR`) and signs each in by password. */
export async function createJournalists(site: SiteToMeasure, count: number): Promise<Journalist[]> {
  const newsroom = await openNewsroom();
  const hired: Journalist[] = [];
  try {
    for (let index = 0; index < count; index += 1) {
      const name = `w${index}`;
      const email = `${name}@toasoan.example`;
      const { id } = await createPerson(newsroom.operator, { kind: 'staff', name, email, password });
      await changeRights(newsroom.operator, { personId: id, roles: [{ role: 'journalist' }] });
      hired.push({ id, name, cookie: await signInOverHttp(site, email) });
    }
  } finally {
    await newsroom.close();
  }
  return hired;
}

/** Signs one in and returns the cookies that a browser would have. */
export async function signInOverHttp({ url }: Pick<SiteToMeasure, 'url'>, email: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answered = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie: cookiesOf(asked) },
    body: new URLSearchParams({ csrfToken, email, password }),
    redirect: 'manual',
  });
  const cookie = cookiesOf(answered);
  if (!cookie.includes(`${sessionCookieName}=`)) throw new Error(`${email} could not sign in`);
  return cookie;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Begins a story, as the desk's screen does, with these people as its authors. Returns its id. */
export async function beginStory(
  { url }: Pick<SiteToMeasure, 'url'>,
  authors: readonly Journalist[],
  words: number,
): Promise<string> {
  const content = {
    headline: `Bài của ${authors.map(({ name }) => name).join(', ')}`,
    bylineIds: authors.map(({ id }) => id),
    body: longStory(words, []),
  };
  const response = await fetch(`${url}/desk/articles`, {
    method: 'POST',
    headers: { cookie: authors[0]?.cookie ?? '', origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ content }),
  });
  const answer = (await response.json()) as { ok: true; data: { id: string } } | { ok: false };
  if (!answer.ok) throw new Error(`no story was begun: ${JSON.stringify(answer)}`);
  return answer.data.id;
}
