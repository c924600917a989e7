import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import * as authSettings from '#app/_shell/session/auth-settings.ts';
import { POST } from '#app/(outside)/xem/[link]/mo/route.ts';
import OutsidePage from '#app/(outside)/xem/[link]/page.tsx';
import { request } from '#tests/support/browser/next-headers.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { provideServices } from '#usecases/services.ts';
import { linkTo, type MadeLink, submitted } from './outside-links.ts';

/** The cookies of this browser. */
const browser = { cookies: new Map<string, string>() };
vi.spyOn(authSettings, 'isSecureSite').mockReturnValue(true);
vi.spyOn(request, 'cookieOf').mockImplementation((name) => browser.cookies.get(name));

let newsroom: Newsroom;
const headline = String(contentFor({ world: '', tagId: '' } as Newsroom).headline);

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
});

/** The rendered page, with no-break spaces as spaces. */
const look = async (link: string) =>
  renderToStaticMarkup(await OutsidePage({ params: Promise.resolve({ link }) })).replaceAll('\u00a0', ' ');

/** Submits the form of the link's first page as a browser does. */
async function press({ id, secret }: MadeLink, html: string): Promise<Response> {
  const visit = /name="visit" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const request = new Request('http://localhost/request', {
    method: 'POST',
    body: new URLSearchParams({ visit }),
  });
  return POST(request, { params: Promise.resolve({ link: `${id}.${secret}` }) });
}

test('the first page of a link shows a button and no content; the opened page shows the version without secrets', async () => {
  const { id } = await submitted(newsroom);
  const link = await linkTo(newsroom, id, { singleUse: true });
  const landingPage = await look(`${link.id}.${link.secret}`);
  expect(landingPage).toContain('Luật sư Hà');
  expect(landingPage).toContain('chỉ mở được một lần');
  expect(landingPage).not.toContain(headline);

  const opened = await press(link, landingPage);
  expect([opened.status, opened.headers.get('location'), opened.headers.get('cache-control')]).toEqual([
    303,
    `/xem/${link.id}`,
    'no-store',
  ]);
  const cookie = opened.headers.get('set-cookie') ?? '';
  for (const part of ['Path=/xem;', 'HttpOnly', 'SameSite=Lax', 'Secure']) expect(cookie).toContain(part);
  const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
  browser.cookies.set(name, value);

  const story = await look(link.id);
  expect(story).toContain(headline);
  expect(story).toContain('Góp ý về cả bài');
  // Messages with placeholders are filled in.
  for (const words of [
    'Bài chưa đăng · bản số 1',
    'Dành cho Luật sư Hà',
    'Tòa soạn thấy góp ý của bạn dưới tên “Luật sư Hà”',
  ]) {
    expect(story).toContain(words);
  }
  expect(story).not.toContain(link.secret);
  // With its URL from the mail the visitor returns to the story, and others get 404.
  await expect(look(`${link.id}.${link.secret}`)).rejects.toMatchObject({
    digest: expect.stringContaining(`/xem/${link.id}`),
  });
  browser.cookies.clear();
  const nothing = { digest: expect.stringContaining('404') };
  await expect(look(`${link.id}.${link.secret}`)).rejects.toMatchObject(nothing);
  await expect(look(link.id)).rejects.toMatchObject(nothing);
  expect(
    (await press(link, landingPage.replace(/value="[^"]+"/, `value="${'b'.repeat(43)}"`))).headers.get(
      'location',
    ),
  ).toBe(`/xem/${link.id}.${link.secret}`);

  browser.cookies.set(name, value);
  await newsroom.act('thu', id, 'approve');
  await expect(look(link.id)).rejects.toMatchObject(nothing);
});

test('a preview link has no comment form', async () => {
  const { id } = await submitted(newsroom);
  const link = await linkTo(newsroom, id, { kind: 'preview' });
  const opened = await press(link, await look(`${link.id}.${link.secret}`));
  const [name = '', value = ''] = opened.headers.get('set-cookie')?.split(';')[0]?.split('=') ?? [];
  browser.cookies.set(name, value);
  const story = await look(link.id);
  expect(story).toContain(headline);
  expect(story).not.toContain('Góp ý');
  expect(story).not.toContain('textarea');
});

test('the form handler stops reading an endless request body', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      if (sent > 100) controller.close();
      else controller.enqueue(new Uint8Array(16 * 1024));
    },
  });
  const request = new Request('http://localhost/request', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: endless,
    duplex: 'half',
  } as RequestInit);
  const link = `${crypto.randomUUID()}.${'a'.repeat(43)}`;
  expect((await POST(request, { params: Promise.resolve({ link }) })).status).toBe(303);
  expect(sent).toBeLessThan(10);
});
