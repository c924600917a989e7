import { beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '#tests/support/browser/browser.ts';
import { isHydrated } from '#tests/support/browser/is-hydrated.ts';
import { inTime } from '#tests/support/in-time.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';
import { openStory, typeAfter, wordsOnScreen } from './unsent-text.ts';

let desk: Awaited<ReturnType<typeof openWithdrawals>>;

beforeAll(async () => {
  const { url, dataDir } = theSite();
  desk = await openWithdrawals({ urls: [url], dataDir });
});

async function live(): Promise<string> {
  const story = await desk.begin('lan', {
    headline: `Giải cờ của ${desk.newWord()}`,
    tags: [{ name: 'Biến đổi khí hậu' }],
  });
  await desk.approve(story.id);
  await desk.act('thu', story.id, 'publish');
  return story.id;
}

describe('a story that was taken down', () => {
  test('shows the person who took it down a sealed page, which does not poll', async () => {
    const id = await live();
    const tam = await signIn('tam');
    await openStory(tam, id);
    await tam.getByRole('button', { name: /^Thêm ▾/ }).click();
    await tam.getByRole('menuitem', { name: 'Gỡ hẳn và cải chính' }).click();
    const form = tam.getByRole('dialog');
    await form.getByLabel('Thông tin sai').fill('Bài viết giải cờ diễn ra ở phường.');
    await form.getByLabel('Thông tin đúng').fill('Không có giải nào ở phường.');
    await form.getByLabel('Lời xin lỗi').fill('Tòa soạn xin lỗi bạn đọc.');
    await form.getByRole('button', { name: 'Gỡ hẳn và cải chính' }).click();
    const sealed = tam.getByRole('heading', { name: 'Bài đã gỡ hẳn, nội dung được niêm phong' });
    await sealed.waitFor();

    let lines = 0;
    tam.on('websocket', (socket) => {
      if (socket.url().endsWith('/collab')) lines += 1;
    });
    await tam.reload();
    await sealed.waitFor();
    expect(await tam.getByText('Một đoạn của bài.').count()).toBe(0);
    const history = tam.getByRole('link', { name: 'Lịch sử bài' });
    // A screen without hydration would send no requests anyway.
    await inTime(async () => expect(await isHydrated(history)).toBe(true));
    await tam.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
    expect(lines).toBe(0);
    await history.click();
    await tam.waitForURL(`**/desk/articles/${id}/history`);
  });

  test('shows a notice in an open editor, and the text stays on its screen', async () => {
    const id = await live();
    const thu = await signIn('thu');
    await openStory(thu, id);
    await typeAfter(thu, ' Chữ chưa ai đọc.', 'Một đoạn của bài.');
    await desk.act('tam', id, 'take-down', {
      notice: {
        wrongInformation: 'Bài viết giải cờ diễn ra ở phường.',
        correctedInformation: 'Không có giải nào ở phường.',
        apology: 'Tòa soạn xin lỗi bạn đọc.',
      },
    });
    await thu.getByRole('alert').getByText('Bạn không còn được đọc bài này').waitFor();
    expect(await wordsOnScreen(thu)).toContain('Chữ chưa ai đọc.');
    await thu.reload();
    await thu.getByRole('heading', { name: 'Bài đã gỡ hẳn, nội dung được niêm phong' }).waitFor();
  });
});
