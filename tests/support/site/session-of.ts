import { theSite } from './the-site.ts';

type Site = { readonly url: string; readonly password: string };
type Cookie = { readonly name: string; readonly value: string; readonly expires: number };

/** A cookie as `BrowserContext.addCookies` takes it. */
export type SessionCookie = Cookie & {
  readonly url: string;
  readonly httpOnly: true;
  readonly sameSite: 'Lax';
};

/** Begins a session of a person of the demonstration newsroom, without the sign-in form. */
export async function newSession(person: string, site: Site = theSite()): Promise<SessionCookie[]> {
  const api = `${site.url}/api/auth`;
  const csrf = await fetch(`${api}/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const sent = cookiesOf(csrf);
  const answer = await fetch(`${api}/callback/credentials`, {
    method: 'POST',
    headers: { cookie: headerOf(sent) },
    body: new URLSearchParams({
      ...{ csrfToken, json: 'true' },
      ...{ email: `${person}@toasoan.example`, password: site.password },
    }),
  });
  if (!answer.ok) throw new Error(`${person} could not sign in: ${answer.status} ${await answer.text()}`);
  return [...sent, ...cookiesOf(answer)].map((cookie) => ({
    ...cookie,
    ...{ url: site.url, httpOnly: true, sameSite: 'Lax' },
  }));
}

/** The same as the value of the `Cookie` header. */
export async function sessionCookie(person: string, site: Site = theSite()): Promise<string> {
  return headerOf(await newSession(person, site));
}

function headerOf(cookies: readonly Cookie[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

function cookiesOf(answer: Response): Cookie[] {
  return answer.headers.getSetCookie().map((set) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    const [, until] = /; expires=([^;]+)/i.exec(set) ?? [];
    return { name, value, expires: until === undefined ? -1 : Date.parse(until) / 1_000 };
  });
}
