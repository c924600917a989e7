import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { presence } from '#db/schema/presence.ts';
import { signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { openNewStory, openStoryInReview } from './write-a-story.ts';

/** Waits until the server has recorded that the story is open. */
async function untilRecorded(articleId: string): Promise<void> {
  const { ctx, close } = await openNewsroom(theSite().dataDir);
  const rows = () => ctx.db.select().from(presence).where(eq(presence.articleId, articleId));
  try {
    await expect.poll(async () => (await rows()).length).toBeGreaterThan(0);
  } finally {
    await close();
  }
}

longTest('two people with one story open see each other until one leaves', async () => {
  const lan = await signIn('lan');
  const id = await openStoryInReview(lan, {
    headline: 'Hai người cùng mở một bài',
    sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
    body: 'Một đoạn văn.',
    section: 'Thế giới',
    tags: ['Biến đổi khí hậu'],
  });
  expect(await lan.getByText('cũng đang mở bài này').count()).toBe(0);
  const thu = await signIn('thu');
  await thu.goto(`/desk/articles/${id}`);
  await thu.getByText('Nguyễn Ngọc Lan cũng đang mở bài này').waitFor();
  await lan.getByText('Phạm Hoài Thu cũng đang mở bài này').waitFor();
  await lan.goto('/desk');
  await thu.getByText('cũng đang mở bài này').waitFor({ state: 'detached' });
});

test('a person without access to a draft cannot join its collaboration session', async () => {
  const lan = await signIn('lan');
  const id = await openNewStory(lan, { headline: 'Bản nháp riêng', body: 'Chưa gửi.' });
  const thu = await signIn('thu');
  expect((await thu.goto(`/desk/articles/${id}`))?.status()).toBe(404);
  const frames = await thu.evaluate(async (articleId) => {
    const socket = new WebSocket(`ws://${location.host}/collab`);
    socket.binaryType = 'arraybuffer';
    const name = new TextEncoder().encode(`article:${articleId}`);
    const token = new TextEncoder().encode('session');
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    const firstMessage = new Promise<number[]>((resolve) => {
      socket.addEventListener('message', ({ data }) => resolve([...new Uint8Array(data)]), { once: true });
      socket.addEventListener('close', () => resolve([]), { once: true });
    });
    // The Hocuspocus protocol: document name, message type 2 (authentication), kind 0 (token), token.
    socket.send(new Uint8Array([name.length, ...name, 2, 0, token.length, ...token]));
    return firstMessage;
  }, id);
  const words = new TextDecoder().decode(new Uint8Array(frames));
  expect(words === '' || words.includes('permission-denied') || words.includes('forbidden'), words).toBe(
    true,
  );
});

test('the queue shows live who has a story open', async () => {
  const lan = await signIn('lan');
  const id = await openStoryInReview(lan, {
    headline: 'Bài có người đang mở',
    sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
    body: 'Một đoạn văn.',
    section: 'Thế giới',
    tags: ['Biến đổi khí hậu'],
  });
  await lan.goto('/desk');
  const thu = await signIn('thu', { viewport: { width: 360, height: 740 } });
  await thu.goto('/desk?view=all');
  const row = thu.getByRole('listitem').filter({ hasText: 'Bài có người đang mở' });
  await row.waitFor();
  // The server records shortly afterwards that Lan has left.
  await row.getByText('đang mở bài này').waitFor({ state: 'detached' });
  const loaded = await thu.evaluate(() => performance.timeOrigin);

  await lan.goto(`/desk/articles/${id}`);
  await row.getByText('Nguyễn Ngọc Lan đang mở bài này').waitFor();
  // In the colour of Lan's cursor and suggestions, and without overflow on the phone.
  expect(await row.locator('[data-colour]').textContent()).toBe('NL');
  expect(await thu.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  // Lan sees others in the list, not herself.
  const lanAgain = await lan.context().newPage();
  await lanAgain.goto('/desk');
  await lanAgain.getByRole('listitem').filter({ hasText: 'Bài có người đang mở' }).waitFor();
  expect(await lanAgain.getByText('Nguyễn Ngọc Lan đang mở bài này').count()).toBe(0);

  await lan.goto('/desk');
  await row.getByText('đang mở bài này').waitFor({ state: 'detached' });
  expect(await thu.evaluate(() => performance.timeOrigin)).toBe(loaded);
});

longTest('the presence on a private draft is not visible to others', async () => {
  const lan = await signIn('lan');
  const draft = await openNewStory(lan, { headline: 'Bản nháp đang mở', body: 'Chưa gửi.' });
  const tam = await signIn('tam');
  const shared = await openStoryInReview(lan, {
    headline: 'Bài đã gửi',
    sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
    body: 'Một đoạn văn.',
    section: 'Thế giới',
    tags: ['Biến đổi khí hậu'],
  });
  const second = await lan.context().newPage();
  await second.goto(`/desk/articles/${draft}`);
  await second.getByRole('textbox', { name: 'Nội dung', exact: true }).waitFor();
  await untilRecorded(draft);
  await tam.goto('/desk?view=all');
  const row = tam.getByRole('listitem').filter({ hasText: 'Bài đã gửi' });
  await row.getByText('Nguyễn Ngọc Lan đang mở bài này').waitFor();
  const response = await tam.evaluate(async () => (await fetch('/desk/presence')).text());
  expect(response).toContain(shared);
  expect(response).not.toContain(draft);
});
