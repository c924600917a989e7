import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { signIn } from '#tests/support/browser/browser.ts';
import { inTime } from '#tests/support/in-time.ts';
import { longTest } from '#tests/support/long-test.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import {
  compareBoth,
  openStory,
  recoveryOf,
  typeAfter,
  untilOnServer,
  untilSaving,
  wordsOnScreen,
} from './unsent-text.ts';
import { cutVersion } from './write-a-story.ts';

const api = deskApi();
let thu: Page;

/** Lan writes offline for the given time, while Thu edits the same paragraph and another. */
async function apart(headline: string, time: string): Promise<{ id: string; lan: Page }> {
  const id = await api.sharedStory(headline);
  const lan = await signIn('lan');
  await lan.clock.install();
  await openStory(lan, id);
  await typeAfter(lan, ' Lan mở đầu.', 'Đoạn một.');
  await untilSaving(lan, 'saved');
  await lan.context().setOffline(true);
  await typeAfter(lan, ' Lan viết trên tàu.', 'Đoạn hai.');
  await untilSaving(lan, 'kept');
  thu = await signIn('thu');
  await openStory(thu, id);
  await typeAfter(thu, ' Thu sửa.', 'Đoạn hai.');
  await typeAfter(thu, ' Thu thêm.', 'Đoạn ba.');
  await untilOnServer(thu, id, 'Đoạn ba. Thu thêm.');
  await lan.clock.fastForward(time);
  return { id, lan };
}

test('after hours offline nothing is sent until the writer has compared both texts, and the merge loses nothing', async () => {
  const { lan } = await apart('Ba giờ trên tàu', '03:00:00');
  await lan.context().setOffline(false);
  await recoveryOf(lan, 'apart').waitFor();
  // Lan's screen still shows Lan's text, and Thu's does not.
  expect(await wordsOnScreen(lan)).toBe('Đoạn một. Lan mở đầu.Đoạn hai. Lan viết trên tàu.Đoạn ba.');
  expect(await wordsOnScreen(thu)).toBe('Đoạn một. Lan mở đầu.Đoạn hai. Thu sửa.Đoạn ba. Thu thêm.');
  await typeAfter(lan, ' Viết thêm khi đang chờ.', 'Lan mở đầu.');
  await untilSaving(lan, 'kept');
  const both = await compareBoth(lan);
  for (const words of ['Lan viết trên tàu', 'Viết thêm khi đang chờ']) expect(both.come).toContain(words);
  for (const words of ['Thu sửa', 'Thu thêm']) expect(both.gone).toContain(words);
  await lan.getByRole('dialog').getByRole('button', { name: 'Bài sau khi ghép' }).click();
  await lan.getByRole('dialog').getByRole('button', { name: 'Ghép vào bài' }).click();
  await untilSaving(lan, 'saved');
  for (const page of [lan, thu]) {
    // Remote changes are applied when typing pauses; the writer's own are on the screen before.
    await inTime(async () => {
      const words = await wordsOnScreen(page);
      expect(words).toMatch(/^Đoạn một\. Lan mở đầu\. Viết thêm khi đang chờ\.Đoạn hai\./);
      for (const part of ['Lan viết trên tàu.', 'Thu sửa.', 'Thu thêm.']) expect(words).toContain(part);
    });
  }
});

longTest(
  'after hours offline the writer may keep the text as a fork, complete to the last letter',
  async () => {
    const { id, lan } = await apart('Để riêng sau ba giờ', '03:00:00');
    await lan.context().setOffline(false);
    const notice = recoveryOf(lan, 'apart');
    await notice.waitFor();
    await typeAfter(lan, ' Chữ cuối.', 'Lan viết trên tàu.');
    await notice.getByRole('button', { name: 'Để riêng bên cạnh bài' }).click();
    await recoveryOf(lan, 'kept').waitFor();
    await expect
      .poll(() => wordsOnScreen(lan))
      .toBe('Đoạn một. Lan mở đầu.Đoạn hai. Thu sửa.Đoạn ba. Thu thêm.');
    const forks = JSON.stringify((await api.forks(id)).map(({ content }) => content.body));
    expect(forks).toContain('Đoạn hai. Lan viết trên tàu. Chữ cuối.');
    await lan.reload();
    await untilSaving(lan, 'saved');
    expect(await recoveryOf(lan, 'left').count()).toBe(0);
  },
);

test('after hours offline without other edits the text is sent automatically', async () => {
  const id = await api.sharedStory('Không ai viết thêm');
  const lan = await signIn('lan');
  await lan.clock.install();
  await openStory(lan, id);
  await untilSaving(lan, 'saved');
  await lan.context().setOffline(true);
  await typeAfter(lan, ' Một mình.', 'Đoạn hai.');
  await untilSaving(lan, 'kept');
  await lan.clock.fastForward('05:00:00');
  await lan.context().setOffline(false);
  await untilSaving(lan, 'saved');
  expect(await recoveryOf(lan, 'apart').count()).toBe(0);
  await cutVersion(lan);
  expect(JSON.stringify(await api.read(id))).toContain('Đoạn hai. Một mình.');
});

longTest('a writer without unsaved text sees an offline notice until the connection is back', async () => {
  const id = await api.sharedStory('Đã lưu hết, mất sóng');
  const lan = await signIn('lan');
  await openStory(lan, id);
  await typeAfter(lan, ' Một câu.', 'Đoạn hai.');
  await untilSaving(lan, 'saved');
  await lan.context().setOffline(true);
  await lan.getByRole('status').getByText('Mất kết nối – mọi chữ đã lưu').waitFor();
  await lan.context().setOffline(false);
  await untilSaving(lan, 'saved');
});

longTest(
  'after minutes offline both texts are merged automatically, and the writer can see how',
  async () => {
    const { lan } = await apart('Hai phút trong hầm', '02:00');
    await lan.context().setOffline(false);
    await untilSaving(lan, 'saved');
    const notice = recoveryOf(lan, 'merged');
    await notice.waitFor();
    await notice.getByRole('button', { name: 'Xem đã ghép thế nào' }).click();
    await lan.getByRole('dialog').getByText('Thu thêm.').waitFor();
    await lan.getByRole('dialog').getByRole('button', { name: 'Đã xem' }).click();
    await notice.waitFor({ state: 'detached' });
    const words = await wordsOnScreen(lan);
    for (const part of ['Lan viết trên tàu.', 'Thu sửa.', 'Thu thêm.']) expect(words).toContain(part);
  },
);
