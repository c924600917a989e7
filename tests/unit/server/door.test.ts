import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { notificationLineUrl } from '#core/urls.ts';
import { createCourtesy } from '#platform/courtesy.ts';
import { TooMany } from '#platform/page-cache/crowd.ts';
import type { IsSignedIn } from '#platform/page-cache/reader-request.ts';
import { createDoor } from '#server/web/door.ts';

const asks = (url: string, headers: Record<string, string> = {}) =>
  ({ url, headers }) as unknown as IncomingMessage;

const cookie = `${sessionCookieName}=sealed`;
const isKnownToken = (authorization: string) => authorization === 'Bearer held-before';
const isSignedIn: IsSignedIn = async (headers) => headers.cookie === cookie;
/** Whoever is let in is inside by then. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a crowd of strangers is bounded, made-up sessions and tokens among them; whoever has a session, or a token that held before, passes by it', async () => {
  const door = createDoor({
    ...{ strangers: 2, pictures: 3, isSignedIn, isKnownToken },
    courtesy: createCourtesy(),
  });
  const over = Promise.withResolvers<void>();
  const inside: string[] = [];
  const enter = (who: string, request: IncomingMessage) =>
    door.admit(request, async () => {
      inside.push(who);
      await over.promise;
    });
  const all = [
    enter('first', asks('/desk/sign-in')),
    enter('second', asks('/oembed')),
    ...[1, 2, 3].map((number) => enter(`picture ${number}`, asks(`/media/${number}/640.webp`))),
  ];
  await settled();
  const unknown: Record<string, string>[] = [
    {},
    { cookie: `${sessionCookieName}=made-up` },
    { cookie: '__prerender_bypass=x' },
    { authorization: 'Basic abc' },
  ];
  for (const headers of unknown)
    await expect(enter('third', asks('/desk/sign-in', headers))).rejects.toThrow(TooMany);
  const madeUp: Record<string, string>[] = [
    { cookie: `${sessionCookieName}=made-up` },
    { authorization: 'Bearer made-up' },
  ];
  for (const headers of madeUp)
    await expect(enter('third', asks('/api/v1/search?q=a', headers))).rejects.toThrow(TooMany);
  await expect(enter('fourth picture', asks('/social/1.png'))).rejects.toThrow(TooMany);
  all.push(
    enter('editor', asks('/desk', { cookie })),
    enter('partner', asks('/api/v1/articles', { authorization: 'Bearer held-before' })),
  );
  await settled();
  expect(inside.toSorted()).toEqual(
    ['first', 'second', 'picture 1', 'picture 2', 'picture 3', 'editor', 'partner'].toSorted(),
  );
  expect(door.refused()).toBe(7);
  over.resolve();
  await Promise.all(all);
  await enter('third', asks('/desk/sign-in'));
  expect(inside.at(-1)).toBe('third');
});

test('while the newsroom waits for an answer, what can wait gives way; an open line is nothing that anybody waits for', async () => {
  const courtesy = createCourtesy();
  const door = createDoor({ isSignedIn, isKnownToken, courtesy });
  const over = Promise.withResolvers<void>();
  const line = door.admit(asks(notificationLineUrl, { cookie }), () => over.promise);
  const stranger = door.admit(asks('/oembed'), () => over.promise);
  await settled();
  await courtesy.giveWay(60_000);
  const page = Promise.withResolvers<void>();
  const editor = door.admit(asks('/desk', { cookie }), () => page.promise);
  await settled();
  const gaveWay = courtesy.giveWay(60_000).then(() => 'at last');
  expect(await Promise.race([gaveWay, 'not yet'])).toBe('not yet');
  page.resolve();
  expect(await gaveWay).toBe('at last');
  over.resolve();
  await Promise.all([line, stranger, editor]);
});
