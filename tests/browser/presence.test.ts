import { expect, test } from 'vitest';
import { signIn } from '#tests/support/browser.ts';
import { act, writeStory } from './write-a-story.ts';

test('two people in one story see each other, until one goes', async () => {
  const lan = await signIn('lan');
  const id = await writeStory(lan, {
    headline: 'Hai người cùng mở một bài',
    sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
    body: 'Một đoạn văn.',
    section: 'Thế giới',
    tags: ['Biến đổi khí hậu'],
  });
  await act(lan, 'Gửi duyệt');
  await lan.getByText('Chờ duyệt').first().waitFor();
  expect(await lan.getByText('cũng đang mở bài này').count()).toBe(0);
  const thu = await signIn('thu');
  await thu.goto(`/desk/articles/${id}`);
  await thu.getByText('Nguyễn Ngọc Lan cũng đang mở bài này').waitFor();
  await lan.getByText('Phạm Hoài Thu cũng đang mở bài này').waitFor();
  await lan.goto('/desk');
  await thu.getByText('cũng đang mở bài này').waitFor({ state: 'detached' });
});

test('whoever may not read a draft cannot enter its room', async () => {
  const lan = await signIn('lan');
  const id = await writeStory(lan, { headline: 'Bản nháp riêng', body: 'Chưa gửi.' });
  const thu = await signIn('thu');
  expect((await thu.goto(`/desk/articles/${id}`))?.status()).toBe(404);
  const frames = await thu.evaluate(async (articleId) => {
    const socket = new WebSocket(`ws://${location.host}/collab`);
    socket.binaryType = 'arraybuffer';
    const name = new TextEncoder().encode(`article:${articleId}`);
    const token = new TextEncoder().encode('session');
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    const heard = new Promise<number[]>((resolve) => {
      socket.addEventListener('message', ({ data }) => resolve([...new Uint8Array(data)]), { once: true });
      socket.addEventListener('close', () => resolve([]), { once: true });
    });
    // Document name, message 2 (authentication), kind 0 (token), the token: as the Hocuspocus protocol has it.
    socket.send(new Uint8Array([name.length, ...name, 2, 0, token.length, ...token]));
    return heard;
  }, id);
  const words = new TextDecoder().decode(new Uint8Array(frames));
  expect(words === '' || words.includes('permission-denied') || words.includes('forbidden'), words).toBe(
    true,
  );
});
