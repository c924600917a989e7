import { createElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { getJson, sendJson, takeRemotePicture } from '#components/desk/article/send.ts';
import { SignInAgain } from '#components/desk/article/sign-in-again.tsx';
import { useLiveDesk } from '#components/desk/live/use-live-desk.ts';
import { openScreen } from '#tests/support/browser/screen.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

type Server = () => Promise<Response>;
const away: Server = () => Promise.reject(new TypeError('Failed to fetch'));
const failing: Server = async () => new Response('{"ok":false}', { status: 500 });
const behindProxy: Server = async () => new Response('<h1>Bad gateway</h1>', { status: 502 });
const whatever: Server = async () => new Response('<h1>Mời đăng nhập mạng</h1>');
const answering: Server = async () => Response.json({ ok: true, data: 1 });

/** The error code of each request; undefined for a request with an answer. */
async function whyLost(server: Server): Promise<(string | undefined)[]> {
  vi.stubGlobal('fetch', server);
  const codes: (string | undefined)[] = [];
  for (const ask of [
    (onLost: (why: { code: string }) => void) => sendJson('/desk/x', {}, { onLost }),
    (onLost: (why: { code: string }) => void) => getJson('/desk/x', { onLost }),
  ]) {
    let why: string | undefined;
    const answer = await ask(({ code }) => {
      why = code;
    });
    expect(answer === null).toBe(why !== undefined);
    codes.push(why);
  }
  return codes;
}

test('requests distinguish a network failure from a server failure', async () => {
  expect(await whyLost(away)).toEqual(['request.failed', 'request.failed']);
  expect(await whyLost(failing)).toEqual(['request.faulty', 'request.faulty']);
  expect(await whyLost(behindProxy)).toEqual(['request.faulty', 'request.faulty']);
  expect(await whyLost(whatever)).toEqual(['request.faulty', 'request.faulty']);
  expect(await whyLost(answering)).toEqual([undefined, undefined]);
});

test('fetching a remote picture distinguishes them too', async () => {
  const words = { caption: '', credit: '', alt: '' };
  const take = () => takeRemotePicture('https://example.vn/a.jpg', words);
  vi.stubGlobal('fetch', failing);
  await expect(take()).rejects.toMatchObject({ failure: { code: 'request.faulty' } });
  vi.stubGlobal('fetch', away);
  await expect(take()).rejects.toMatchObject({ failure: { code: 'request.failed' } });
});

test('the sign-in dialog mentions the connection only after a network failure', async () => {
  const screen = await openScreen(createElement(SignInAgain, { email: 'lan@toasoan.test', onDone() {} }));
  const words = async (server: Server) => {
    vi.stubGlobal('fetch', server);
    await screen.happen(screen.one('form'), 'submit');
    await screen.settle();
    return screen.one('.field-error').textContent;
  };
  expect(await words(failing)).toContain('Hệ thống gặp lỗi');
  expect(await words(away)).toContain('kiểm tra kết nối');
  await screen.close();
});

type LiveDesk = ReturnType<typeof useLiveDesk>;

function Desk({ onDrawn }: { onDrawn: (desk: LiveDesk) => void }) {
  onDrawn(useLiveDesk({ articleId: 'a1' } as never));
  return null;
}

test('the live desk gives the reason of an outdated list', async () => {
  vi.stubGlobal('fetch', failing);
  const drawn: LiveDesk[] = [];
  const screen = await openScreen(createElement(Desk, { onDrawn: (desk) => void drawn.push(desk) }));
  const why = async () => {
    await screen.settle(() => drawn.at(-1)?.look());
    return drawn.at(-1)?.whyOld?.code ?? null;
  };
  expect(await why()).toBe('request.faulty');
  vi.stubGlobal('fetch', away);
  expect(await why()).toBe('request.failed');
  vi.stubGlobal('fetch', async () => Response.json({ ok: true, data: { articleId: 'a1' } }));
  expect(await why()).toBe(null);
  await screen.close();
});
